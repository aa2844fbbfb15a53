package org.circlekeeper.app;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;

/**
 * What the collector left in the heap when it moved or dropped objects: it gives room back without wiping it, so keys and
 * words stay readable there. New arrays are zeros, and enough of them cover what was. No promise: stacks, buffers outside
 * the heap and what runs meanwhile are not reached.
 */
final class Leftovers {
    /** Small, so that little room stays between them and at the ends; in bytes. */
    private static final int[] SMALL = {1 << 12, 1 << 8};

    /** At last big ones first, so that whole pages are nothing but zeros; smaller than what some collectors give room of its own. */
    private static final int[] BIG_FIRST = {1 << 18, 1 << 12, 1 << 8};

    /** Left for whoever asks for a helpline meanwhile: a heap that is full ends the program. */
    private static final int RESERVED_PART = 4;

    /** Survivors are copied from one room to another and back, so once is not enough. */
    private static final int TIMES = 3;

    private Leftovers() {}

    /** Takes about a second. May be called twice, at once too. */
    static synchronized void overwrite() {
        for (int time = 0; time < TIMES; time++) {
            collect();
            fill(SMALL, Math.min(unused(), spare()));
        }
        collect();
        fill(BIG_FIRST, Math.min(unused(), spare()));
        collect();
    }

    private static void collect() {
        System.gc();
    }

    /** Room in the heap that was given to us and is not in use. */
    private static long unused() {
        long room = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getType() == MemoryType.HEAP) {
                MemoryUsage usage = pool.getUsage();
                room += usage.getCommitted() - usage.getUsed();
            }
        }
        return room;
    }

    private static long spare() {
        Runtime runtime = Runtime.getRuntime();
        long used = runtime.totalMemory() - runtime.freeMemory();
        return runtime.maxMemory() - runtime.maxMemory() / RESERVED_PART - used;
    }

    private static void fill(int[] sizes, long room) {
        List<byte[]> zeros = new ArrayList<>();
        long left = room;
        try {
            for (int size : sizes) {
                while (left > 2L * size && Runtime.getRuntime().freeMemory() > 2L * size) {
                    zeros.add(new byte[size]);
                    left -= size;
                }
            }
        } finally {
            // until here they stay, or the first would be given back before the last is made
            Reference.reachabilityFence(zeros);
        }
    }
}
