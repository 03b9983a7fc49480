package org.unionhall.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

/** Things measured in turn, A B A B, so that whatever else the computer does falls on all of them alike. */
final class Turns {

    private final Map<String, Callable<Double>> things = new LinkedHashMap<>();
    private final Map<String, List<Double>> found = new LinkedHashMap<>();

    /** @param measure runs the thing once and answers its figure: seconds, or as much per second */
    Turns of(String name, Callable<Double> measure) {
        things.put(name, measure);
        found.put(name, new ArrayList<>());
        return this;
    }

    /** Runs everything once without counting it, then as often as asked. */
    Turns run(int warmUps, int rounds) throws Exception {
        for (int round = -warmUps; round < rounds; round++) {
            for (Map.Entry<String, Callable<Double>> thing : things.entrySet()) {
                double figure = thing.getValue().call();
                System.out.printf(Locale.ROOT, "%s %d: %s %.3f%n", round < 0 ? "warm-up" : "round", round, thing.getKey(), figure);
                if (round >= 0) {
                    found.get(thing.getKey()).add(figure);
                }
            }
        }
        return this;
    }

    double median(String name) {
        return median(found.get(name));
    }

    /** Median with the least and the greatest, in the given format: {@code 1.2 (1.1–1.4)}. */
    String spread(String name, String format) {
        List<Double> figures = found.get(name);
        return String.format(Locale.ROOT, format + " (" + format + "–" + format + ")", median(figures),
                figures.stream().min(Double::compare).orElseThrow(), figures.stream().max(Double::compare).orElseThrow());
    }

    /** The ratio round by round: neighbours in time are compared with each other. */
    List<Double> ratios(String name, String to) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < found.get(name).size(); i++) {
            ratios.add(found.get(name).get(i) / found.get(to).get(i));
        }
        return ratios;
    }

    String ratio(String name, String to) {
        List<Double> ratios = ratios(name, to);
        return String.format(Locale.ROOT, "%.2f (%.2f–%.2f)", median(ratios), ratios.stream().min(Double::compare).orElseThrow(),
                ratios.stream().max(Double::compare).orElseThrow());
    }

    static double median(List<Double> figures) {
        double[] sorted = figures.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    /** How long something takes, in seconds. */
    static double seconds(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    /** Something to be timed. */
    interface Work {
        void run() throws Exception;
    }
}
