package cloud.yunhai.volumeprovider.core;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

/// Writes a small ISO 9660 medium: a label and a few files in its root, with their true names in Rock Ridge (Linux,
/// BSD) and in Joliet (Windows).
///
/// Goal: a seed on the path of every create costs microseconds, not the tenth of a second of a program. Constraints:
/// one directory whose records fit one sector, no dates (equal content is an equal medium), names of portable
/// characters.
///
/// How it works: system area (16 sectors), primary and Joliet descriptor, terminator, then for each of the two trees a
/// path table in both byte orders and the root directory, then the files, each at a sector's start.
public final class IsoMedium {
    private static final int SECTOR = 2048;
    private static final int SYSTEM_AREA = 16;
    private static final int PATH_TABLE_BYTES = 10;
    private static final int FIRST_FILE = SYSTEM_AREA + 3 + 2 * 3;
    // Small readers look for other file systems first, at places beyond a medium of a few sectors, and give
    // up at
    // the first failed read: busybox sees no label then. mkisofs pads for the same reason.
    private static final int SECTORS_MIN = 192;
    private static final int FILES_MAX = 8;
    private static final int NAME_MAX = 24;
    private static final int REGULAR_FILE_MODE = 0100444;
    private static final int DIRECTORY_MODE = 0040555;

    private IsoMedium() {}

    /// The medium's bytes.
    ///
    /// @param label up to 16 characters
    /// @param files name to content
    public static byte[] of(String label, SequencedMap<String, byte[]> files) {
        if (label.isEmpty() || label.length() > 16) {
            throw new IllegalArgumentException("label: " + label + " (expected: 1 to 16 characters)");
        }
        if (files.size() > FILES_MAX) {
            throw new IllegalArgumentException("files: " + files.size() + " (expected: at most " + FILES_MAX + ")");
        }
        List<Entry> entries = entries(files);
        int used = FIRST_FILE
                + files.values().stream().mapToInt(IsoMedium::sectors).sum();
        int sectors = Math.max(used, SECTORS_MIN);
        ByteArrayOutputStream medium = new ByteArrayOutputStream(sectors * SECTOR);
        medium.writeBytes(new byte[SYSTEM_AREA * SECTOR]);
        Tree primary = new Tree(1, StandardCharsets.US_ASCII, SYSTEM_AREA + 3);
        Tree joliet = new Tree(2, StandardCharsets.UTF_16BE, SYSTEM_AREA + 6);
        medium.writeBytes(descriptor(primary, label, sectors));
        medium.writeBytes(descriptor(joliet, label, sectors));
        medium.writeBytes(terminator());
        for (Tree tree : List.of(primary, joliet)) {
            medium.writeBytes(pathTable(tree, ByteOrder.LITTLE_ENDIAN));
            medium.writeBytes(pathTable(tree, ByteOrder.BIG_ENDIAN));
            medium.writeBytes(directory(tree, entries));
        }
        files.values().forEach(content -> medium.writeBytes(padded(content)));
        medium.writeBytes(new byte[(sectors - used) * SECTOR]);
        return medium.toByteArray();
    }

    /// One of the two views of the same files.
    ///
    /// @param start the sector of its path table
    private record Tree(int descriptorType, Charset charset, int start) {
        boolean isPrimary() {
            return descriptorType == 1;
        }

        int root() {
            return start + 2;
        }
    }

    private record Entry(String name, int sector, int bytes) {
        /// The name that readers without Rock Ridge see: 8.3, upper case.
        String plainName(int number) {
            String upper = name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
            return (upper.length() > 8 ? upper.substring(0, 7) + number : upper) + ".;1";
        }
    }

    private static List<Entry> entries(Map<String, byte[]> files) {
        Map<String, Entry> sorted = new LinkedHashMap<>();
        int sector = FIRST_FILE;
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            if (!file.getKey().matches("[A-Za-z0-9._-]{1," + NAME_MAX + "}")) {
                throw new IllegalArgumentException("name: " + file.getKey() + " (expected: 1 to " + NAME_MAX
                        + " letters, digits, dots, dashes and underscores)");
            }
            sorted.put(file.getKey(), new Entry(file.getKey(), sector, file.getValue().length));
            sector += sectors(file.getValue());
        }
        // Directory records stand in the order of their names.
        List<Entry> entries = new ArrayList<>(sorted.values());
        entries.sort((a, b) -> a.name().compareToIgnoreCase(b.name()));
        return entries;
    }

    private static byte[] descriptor(Tree tree, String label, int sectors) {
        ByteBuffer out = ByteBuffer.allocate(SECTOR);
        out.put((byte) tree.descriptorType()).put(ascii("CD001")).put((byte) 1).put((byte) 0);
        text(out, tree, "LINUX", 32);
        text(out, tree, label, 32);
        out.position(80);
        both(out, sectors);
        if (!tree.isPrimary()) {
            // UCS-2 level 3
            out.put(ascii("%/E"));
        }
        out.position(120);
        both16(out, 1);
        both16(out, 1);
        both16(out, SECTOR);
        both(out, PATH_TABLE_BYTES);
        out.order(ByteOrder.LITTLE_ENDIAN).putInt(tree.start()).putInt(0);
        out.order(ByteOrder.BIG_ENDIAN).putInt(tree.start() + 1).putInt(0);
        out.put(record(tree.root(), SECTOR, true, new byte[] {0}, new byte[0]));
        for (int width : new int[] {128, 128, 128, 128, 37, 37, 37}) {
            text(out, tree, "", width);
        }
        for (int i = 0; i < 4; i++) {
            out.put(ascii("0000000000000000")).put((byte) 0);
        }
        out.put((byte) 1);
        return out.array();
    }

    private static byte[] terminator() {
        return ByteBuffer.allocate(SECTOR)
                .put((byte) 255)
                .put(ascii("CD001"))
                .put((byte) 1)
                .array();
    }

    private static byte[] pathTable(Tree tree, ByteOrder order) {
        return ByteBuffer.allocate(SECTOR)
                .order(order)
                .put((byte) 1)
                .put((byte) 0)
                .putInt(tree.root())
                .putShort((short) 1)
                .put((byte) 0)
                .array();
    }

    private static byte[] directory(Tree tree, List<Entry> entries) {
        ByteBuffer out = ByteBuffer.allocate(SECTOR);
        boolean rockRidge = tree.isPrimary();
        byte[] self = rockRidge ? joined(suspStart(), attributes(DIRECTORY_MODE, 2), rockRidgeUsed()) : new byte[0];
        byte[] parent = rockRidge ? attributes(DIRECTORY_MODE, 2) : new byte[0];
        out.put(record(tree.root(), SECTOR, true, new byte[] {0}, self));
        out.put(record(tree.root(), SECTOR, true, new byte[] {1}, parent));
        int number = 0;
        for (Entry entry : entries) {
            number++;
            byte[] name = (rockRidge ? entry.plainName(number) : entry.name()).getBytes(tree.charset());
            byte[] more = rockRidge ? joined(attributes(REGULAR_FILE_MODE, 1), trueName(entry.name())) : new byte[0];
            out.put(record(entry.sector(), entry.bytes(), false, name, more));
        }
        return out.array();
    }

    private static byte[] record(int sector, int bytes, boolean directory, byte[] name, byte[] systemUse) {
        int nameEnd = 33 + name.length + (name.length % 2 == 0 ? 1 : 0);
        int length = nameEnd + systemUse.length + systemUse.length % 2;
        ByteBuffer out = ByteBuffer.allocate(length);
        out.put((byte) length).put((byte) 0);
        both(out, sector);
        both(out, bytes);
        // Seven bytes of date: none.
        out.position(25);
        out.put((byte) (directory ? 2 : 0)).put((byte) 0).put((byte) 0);
        both16(out, 1);
        out.put((byte) name.length).put(name);
        out.position(nameEnd);
        out.put(systemUse);
        return out.array();
    }

    private static byte[] suspStart() {
        return new byte[] {'S', 'P', 7, 1, (byte) 0xbe, (byte) 0xef, 0};
    }

    private static byte[] rockRidgeUsed() {
        byte[] id = ascii("RRIP_1991A");
        return ByteBuffer.allocate(8 + id.length)
                .put(ascii("ER"))
                .put((byte) (8 + id.length))
                .put((byte) 1)
                .put((byte) id.length)
                .put((byte) 0)
                .put((byte) 0)
                .put((byte) 1)
                .put(id)
                .array();
    }

    private static byte[] attributes(int mode, int links) {
        ByteBuffer out = ByteBuffer.allocate(36).put(ascii("PX")).put((byte) 36).put((byte) 1);
        both(out, mode);
        both(out, links);
        both(out, 0);
        both(out, 0);
        return out.array();
    }

    private static byte[] trueName(String name) {
        return ByteBuffer.allocate(5 + name.length())
                .put(ascii("NM"))
                .put((byte) (5 + name.length()))
                .put((byte) 1)
                .put((byte) 0)
                .put(ascii(name))
                .array();
    }

    private static void text(ByteBuffer out, Tree tree, String text, int width) {
        int end = out.position() + width;
        out.put(text.getBytes(tree.charset()));
        byte[] blank = " ".getBytes(tree.charset());
        while (out.position() + blank.length <= end) {
            out.put(blank);
        }
        out.position(end);
    }

    private static void both(ByteBuffer out, int value) {
        out.order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .order(ByteOrder.BIG_ENDIAN)
                .putInt(value);
    }

    private static void both16(ByteBuffer out, int value) {
        out.order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) value)
                .order(ByteOrder.BIG_ENDIAN)
                .putShort((short) value);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] padded(byte[] content) {
        return ByteBuffer.allocate(sectors(content) * SECTOR).put(content).array();
    }

    private static int sectors(byte[] content) {
        return Math.max(1, (content.length + SECTOR - 1) / SECTOR);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
