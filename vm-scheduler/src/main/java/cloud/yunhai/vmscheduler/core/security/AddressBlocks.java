package cloud.yunhai.vmscheduler.core.security;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// The fewest networks that hold just these IPv4 addresses and no other.
///
/// How it works: addresses are sorted; from each one the largest network is taken that begins there and in which every
/// address is present.
final class AddressBlocks {
    private static final int BITS = 32;

    private AddressBlocks() {}

    static List<String> of(Collection<String> addresses) {
        long[] sorted = addresses.stream()
                .mapToLong(AddressBlocks::number)
                .sorted()
                .distinct()
                .toArray();
        List<String> blocks = new ArrayList<>();
        int i = 0;
        while (i < sorted.length) {
            int hostBits = 0;
            while (hostBits < BITS && whole(sorted, i, hostBits + 1)) {
                hostBits++;
            }
            blocks.add(text(sorted[i]) + "/" + (BITS - hostBits));
            i += 1 << hostBits;
        }
        return blocks;
    }

    /// Whether a network of this size begins at `sorted[i]` and all its addresses are there.
    private static boolean whole(long[] sorted, int i, int hostBits) {
        long size = 1L << hostBits;
        long last = i + size - 1;
        return sorted[i] % size == 0 && last < sorted.length && sorted[(int) last] == sorted[i] + size - 1;
    }

    private static long number(String address) {
        String[] parts = address.split("\\.", -1);
        if (parts.length != 4) {
            throw new IllegalArgumentException("address: " + address + " (expected: an IPv4 address)");
        }
        long number = 0;
        for (String part : parts) {
            int octet = Integer.parseInt(part);
            if (octet < 0 || octet > 255) {
                throw new IllegalArgumentException("address: " + address + " (expected: an IPv4 address)");
            }
            number = number << 8 | octet;
        }
        return number;
    }

    private static String text(long number) {
        return (number >> 24) + "." + (number >> 16 & 255) + "." + (number >> 8 & 255) + "." + (number & 255);
    }
}
