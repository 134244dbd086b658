package cloud.yunhai.common.tip.calling;

import cloud.yunhai.common.tip.MethodSpec;
import cloud.yunhai.common.tip.MethodTable;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import org.apache.thrift.TServiceClient;
import org.apache.thrift.protocol.TProtocol;

/// One method of a service as its generated client has it.
///
/// @param spec what the IDL says
/// @param service the service
/// @param method the generated client's method
record ClientMethod(MethodSpec spec, ClientService service, Method method) {
    /// Sends and receives on that client; throws what the generated code throws.
    Object call(TServiceClient client, Object[] arguments) throws Exception {
        try {
            return method.invoke(client, arguments);
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof Exception exception) {
                throw exception;
            }
            throw thrown;
        }
    }

    /// All methods of an interface, by the interface's own.
    static Map<Method, ClientMethod> of(Class<?> iface, MethodTable table) {
        String name = iface.getEnclosingClass().getSimpleName();
        ClientService service = ClientService.of(iface, name);
        Map<Method, ClientMethod> methods = new HashMap<>();
        for (Method method : iface.getMethods()) {
            methods.put(method, new ClientMethod(table.spec(name, method.getName()), service, service.method(method)));
        }
        return methods;
    }

    /// A service's generated client.
    ///
    /// @param name the service's name
    /// @param constructor makes a client on a protocol
    record ClientService(String name, Constructor<?> constructor) {
        static ClientService of(Class<?> iface, String name) {
            String client = iface.getEnclosingClass().getName() + "$Client";
            try {
                return new ClientService(
                        name,
                        Class.forName(client, true, iface.getClassLoader()).getConstructor(TProtocol.class));
            } catch (ClassNotFoundException | NoSuchMethodException absent) {
                throw new IllegalArgumentException(
                        "interface: " + iface.getName() + " (expected: the Iface of a generated service)", absent);
            }
        }

        Method method(Method declared) {
            try {
                return constructor.getDeclaringClass().getMethod(declared.getName(), declared.getParameterTypes());
            } catch (NoSuchMethodException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        TServiceClient on(TProtocol protocol) {
            try {
                return (TServiceClient) constructor.newInstance(protocol);
            } catch (InstantiationException | IllegalAccessException | InvocationTargetException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}
