package org.unionhall.trial;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Invented people's names, each built the way its people builds names, in the fashion of the years of birth. */
final class Names {

    /** Parts the given name from the father's: U+00B7, the one dot of 民委发〔2016〕33号. */
    private static final String DOT = "\u00b7";

    private final Random random;
    private final Map<String, People> peoples = new HashMap<>();
    private final List<Fashion> fashions;
    private final Words mixture;

    Names(Random random) {
        this.random = random;
        var weights = new StringBuilder();
        for (var row : Table.rows("peoples")) {
            peoples.put(row.get(0), People.of(row));
            weights.append(row.get(0)).append(row.get(1)).append(' ');
        }
        mixture = new Words(weights.toString());
        fashions = Table.rows("given").stream().map(Fashion::of).toList();
    }

    /** One of the peoples of the region, as often as it is met there. */
    String people() {
        return mixture.draw(random);
    }

    String name(String people, String sex, int yearOfBirth) {
        var custom = peoples.get(people);
        return switch (custom.form()) {
            case "family" -> custom.first().draw(random) + given(sex, yearOfBirth);
            case "single" -> custom.of(sex).draw(random);
            default -> {
                String own = custom.of(sex).draw(random);
                yield own + DOT + fatherOf(own, custom.first());
            }
        };
    }

    private String fatherOf(String child, Words men) {
        String father = men.draw(random);
        return father.equals(child) ? fatherOf(child, men) : father;
    }

    private String given(String sex, int yearOfBirth) {
        var fashion = fashions.stream().filter(f -> f.suits(sex, yearOfBirth)).findFirst().orElseThrow();
        if (random.nextInt(100) < 18) {
            return fashion.alone().draw(random);
        }
        String first = fashion.first().draw(random);
        String second = fashion.second().draw(random);
        return first.equals(second) ? given(sex, yearOfBirth) : first + second;
    }

    private record People(String form, Words first, Words second) {

        static People of(List<String> row) {
            var first = new Words(row.get(3));
            return new People(row.get(2), first, row.size() > 4 ? new Words(row.get(4)) : first);
        }

        Words of(String sex) {
            return sex.equals("男") ? first : second;
        }
    }

    private record Fashion(String sex, int from, int to, Words first, Words second, Words alone) {

        static Fashion of(List<String> row) {
            return new Fashion(row.get(0), Integer.parseInt(row.get(1)), Integer.parseInt(row.get(2)),
                    new Words(row.get(3)), new Words(row.get(4)), new Words(row.get(5)));
        }

        boolean suits(String sex, int year) {
            return this.sex.equals(sex) && from <= year && year <= to;
        }
    }
}
