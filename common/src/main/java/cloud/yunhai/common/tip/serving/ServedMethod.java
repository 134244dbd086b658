package cloud.yunhai.common.tip.serving;

import cloud.yunhai.common.idl.faults.TFault;
import cloud.yunhai.common.tip.MethodSpec;
import cloud.yunhai.common.tip.MethodTable;
import java.lang.reflect.InvocationTargetException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.thrift.ProcessFunction;
import org.apache.thrift.TBase;
import org.apache.thrift.TBaseProcessor;
import org.apache.thrift.TException;
import org.apache.thrift.TFieldIdEnum;

/// One method of a handler, as the generated processor knows it. Thrift's generics do not say which arguments belong
/// to which function; this class keeps the three together, so the unchecked calls stand here and nowhere else.
@SuppressWarnings({"rawtypes", "unchecked"})
public final class ServedMethod {
    private static final int FAULT_FIELD = 1;

    private final MethodSpec spec;
    private final ProcessFunction function;
    private final Object handler;

    private ServedMethod(MethodSpec spec, ProcessFunction function, Object handler) {
        this.spec = spec;
        this.function = function;
        this.handler = handler;
    }

    /// All methods of one service, by the name that stands in messages: `Service:method`.
    public static <I> Map<String, ServedMethod> of(Class<I> iface, I handler, MethodTable table) {
        String service = iface.getEnclosingClass().getSimpleName();
        Map<String, ServedMethod> methods = new LinkedHashMap<>();
        Map<String, ProcessFunction> functions = processor(iface, handler).getProcessMapView();
        functions.forEach((name, function) ->
                methods.put(service + ":" + name, new ServedMethod(table.spec(service, name), function, handler)));
        return methods;
    }

    public MethodSpec spec() {
        return spec;
    }

    /// Arguments to be read into.
    TBase newArguments() {
        return function.getEmptyArgsInstance();
    }

    /// Calls the handler.
    TBase call(TBase arguments) throws TException {
        return function.getResult(handler, arguments);
    }

    /// The result that carries a fault.
    TBase failed(TFault fault) {
        TBase result = function.getEmptyResultInstance();
        TFieldIdEnum field = result.fieldForId(FAULT_FIELD);
        result.setFieldValue(field, fault);
        return result;
    }

    private static <I> TBaseProcessor processor(Class<I> iface, I handler) {
        String name = iface.getEnclosingClass().getName() + "$Processor";
        try {
            return (TBaseProcessor) Class.forName(name, true, iface.getClassLoader())
                    .getConstructor(iface)
                    .newInstance(handler);
        } catch (ClassNotFoundException
                | NoSuchMethodException
                | InstantiationException
                | IllegalAccessException
                | InvocationTargetException absent) {
            throw new IllegalArgumentException(
                    "interface: " + iface.getName() + " (expected: the Iface of a generated service)", absent);
        }
    }
}
