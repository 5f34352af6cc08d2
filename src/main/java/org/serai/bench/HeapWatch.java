package org.serai.bench;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.concurrent.locks.LockSupport;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * How much of a hub's heap is really in use: it is collected again and again and looked at after each time, for at most a
 * tenth of the time. Wants the attach interface of a JDK.
 */
final class HeapWatch implements AutoCloseable {
    private static final int SHARE = 10;
    private static final long LEAST_PAUSE_NANOS = 500_000_000;
    private final JMXConnector connector;
    private final MemoryMXBean memory;
    private final long before;
    private final Thread watching = new Thread(this::watch, "heap-watch");
    private volatile long peak;
    private volatile boolean closed;

    HeapWatch(long pid) throws IOException {
        connector = connect(pid);
        memory = ManagementFactory.newPlatformMXBeanProxy(
                connector.getMBeanServerConnection(), ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class);
        before = used();
        peak = before;
        watching.setDaemon(true);
        watching.start();
    }

    /** The address is what the process itself has told, on this machine. */
    @SuppressWarnings("BanJNDI")
    private static JMXConnector connect(long pid) throws IOException {
        return JMXConnectorFactory.connect(new JMXServiceURL(address(pid)));
    }

    private static String address(long pid) throws IOException {
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
            try {
                return machine.startLocalManagementAgent();
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException refused) {
            throw new IOException(
                    "the heap of process " + pid + " cannot be looked at: " + refused.getMessage(), refused);
        }
    }

    private long used() {
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }

    private void watch() {
        while (!closed) {
            long start = System.nanoTime();
            peak = Math.max(peak, used());
            LockSupport.parkNanos(Math.max(LEAST_PAUSE_NANOS, SHARE * (System.nanoTime() - start)));
        }
    }

    long beforeMb() {
        return before >> 20;
    }

    long peakMb() {
        return peak >> 20;
    }

    /** Ends the looks; what was seen stays. */
    @Override
    public void close() throws IOException {
        closed = true;
        LockSupport.unpark(watching);
        try {
            watching.join();
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        connector.close();
    }
}
