package cloud.yunhai.deploy.bench.tip;

import cloud.yunhai.common.idl.registry.Registry;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.apache.thrift.protocol.TCompactProtocol;
import org.apache.thrift.server.TThreadPoolServer;
import org.apache.thrift.transport.TServerSocket;
import org.apache.thrift.transport.TSocket;
import org.apache.thrift.transport.TTransportException;
import org.apache.thrift.transport.layered.TFramedTransport;

/// Apache Thrift as it comes: a platform thread and a connection for each caller, framed, compact.
final class ThriftStack implements Stack {
    private static final int WORKERS_MAX = 256;

    @Override
    public Served serve(Answers answers) throws TTransportException {
        TServerSocket listening = new TServerSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        TThreadPoolServer server = new TThreadPoolServer(new TThreadPoolServer.Args(listening)
                .transportFactory(new TFramedTransport.Factory())
                .protocolFactory(new TCompactProtocol.Factory())
                .processor(new Registry.Processor<>(answers))
                .maxWorkerThreads(WORKERS_MAX));
        Thread.ofPlatform().name("thrift").daemon().start(server::serve);
        return new Served() {
            @Override
            public int port() {
                return listening.getServerSocket().getLocalPort();
            }

            @Override
            public void close() {
                server.stop();
            }
        };
    }

    @Override
    public Callers connect(int port) {
        return new Callers() {
            @Override
            public Call caller() throws TTransportException {
                TFramedTransport transport = new TFramedTransport(
                        new TSocket(InetAddress.getLoopbackAddress().getHostAddress(), port));
                transport.open();
                Registry.Client client = new Registry.Client(new TCompactProtocol(transport));
                return () -> client.entries(0).getEntriesSize();
            }

            @Override
            public void close() {
                // The connections end with the process.
            }
        };
    }
}
