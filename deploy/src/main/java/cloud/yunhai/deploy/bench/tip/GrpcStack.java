package cloud.yunhai.deploy.bench.tip;

import cloud.yunhai.common.idl.registry.Registry;
import cloud.yunhai.common.idl.registry.TServiceView;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ServerCalls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.function.Supplier;
import org.apache.thrift.TBase;
import org.apache.thrift.TDeserializer;
import org.apache.thrift.TException;
import org.apache.thrift.TSerializer;
import org.apache.thrift.protocol.TCompactProtocol;

/// grpc-java on its own (shaded) Netty, one channel for all callers.
///
/// Messages are the same structs in Thrift's compact encoding: the method is described by hand with a marshaller, so
/// that the comparison is of the RPC below them and no generated stubs are needed.
final class GrpcStack implements Stack {
    private static final MethodDescriptor<Registry.entries_args, TServiceView> ENTRIES =
            MethodDescriptor.<Registry.entries_args, TServiceView>newBuilder()
                    .setType(MethodDescriptor.MethodType.UNARY)
                    .setFullMethodName("Registry/entries")
                    .setRequestMarshaller(new Compact<>(Registry.entries_args::new))
                    .setResponseMarshaller(new Compact<>(TServiceView::new))
                    .build();

    @Override
    public Served serve(Answers answers) throws IOException {
        Server server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .addService(ServerServiceDefinition.builder("Registry")
                        .addMethod(ENTRIES, ServerCalls.asyncUnaryCall((request, answer) -> {
                            answer.onNext(answers.entries(request.getSinceVersion()));
                            answer.onCompleted();
                        }))
                        .build())
                .build()
                .start();
        return new Served() {
            @Override
            public int port() {
                return server.getPort();
            }

            @Override
            public void close() {
                server.shutdownNow();
            }
        };
    }

    @Override
    public Callers connect(int port) {
        ManagedChannel channel = NettyChannelBuilder.forAddress(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .usePlaintext()
                .build();
        return new Callers() {
            @Override
            public Call caller() {
                return () -> ClientCalls.blockingUnaryCall(
                                channel, ENTRIES, CallOptions.DEFAULT, new Registry.entries_args(0))
                        .getEntriesSize();
            }

            @Override
            public void close() {
                channel.shutdownNow();
            }
        };
    }

    /// Thrift's compact encoding of one kind of struct.
    private record Compact<T extends TBase<T, ?>>(Supplier<T> empty) implements MethodDescriptor.Marshaller<T> {
        @Override
        public InputStream stream(T value) {
            try {
                return new ByteArrayInputStream(new TSerializer(new TCompactProtocol.Factory()).serialize(value));
            } catch (TException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        @Override
        public T parse(InputStream stream) {
            try {
                T value = empty.get();
                new TDeserializer(new TCompactProtocol.Factory()).deserialize(value, stream.readAllBytes());
                return value;
            } catch (TException unreadable) {
                throw new IllegalStateException(unreadable);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }
}
