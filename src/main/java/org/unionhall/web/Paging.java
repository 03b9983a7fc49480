package org.unionhall.web;

import java.util.ArrayList;
import java.util.List;

/**
 * Which part of a list is shown, and the addresses of the other parts. A page beyond the end becomes the last one.
 *
 * @param address the list with its filters and order
 * @param page    from 1
 * @param size    rows on a page, 1 to {@value #LARGEST}
 * @param total   rows that match and can be paged to, never negative
 * @param more    more rows match than that: a reader narrows the search instead of turning five hundred pages
 */
public record Paging(Address address, int page, int size, long total, boolean more) {

    public static final int USUAL = 20;
    public static final int LARGEST = 200;
    private static final List<Integer> SIZES = List.of(20, 50, 100);
    /** Stands for left-out numbers in {@link #numbers()}. */
    private static final int GAP = 0;

    public Paging {
        size = Math.max(1, Math.min(size, LARGEST));
        total = Math.max(0, total);
        page = Math.max(1, Math.min(page, lastPage(total, size)));
    }

    public Paging(Address address, int page, int size, long total) {
        this(address, page, size, total, false);
    }

    /** Page and size as the address asks for them; anything that is no number counts as not asked. */
    public static Paging of(Address address, long total) {
        return upTo(address, total, Long.MAX_VALUE);
    }

    /** The same over rows that were counted up to one more than {@code most}; beyond, nobody pages. */
    public static Paging upTo(Address address, long counted, long most) {
        return new Paging(address, number(address.value("page"), 1), number(address.value("size"), USUAL), Math.min(counted, most), counted > most);
    }

    public int pages() {
        return lastPage(total, size);
    }

    /** Rows to skip in the query. */
    public long offset() {
        return (long) (page - 1) * size;
    }

    /** Number of the first row shown, 0 when the list is empty. */
    public long from() {
        return total == 0 ? 0 : offset() + 1;
    }

    /** Number of the last row shown. */
    public long to() {
        return Math.min(total, offset() + size);
    }

    public boolean hasPrevious() {
        return page > 1;
    }

    public boolean hasNext() {
        return page < pages();
    }

    public String hrefOf(int number) {
        return address.with("page", number == 1 ? null : number).toString();
    }

    public String hrefOfSize(int rows) {
        return address.without("page").with("size", rows == USUAL ? null : rows).toString();
    }

    public List<Integer> sizes() {
        return SIZES;
    }

    /** The first page, the last, those around this one; 0 where numbers are left out. */
    public List<Integer> numbers() {
        List<Integer> numbers = new ArrayList<>();
        for (int number = 1; number <= pages(); number++) {
            if (number == 1 || number == pages() || Math.abs(number - page) <= 1) {
                numbers.add(number);
            } else if (numbers.get(numbers.size() - 1) != GAP) {
                numbers.add(GAP);
            }
        }
        return numbers;
    }

    private static int lastPage(long total, int size) {
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, (total + size - 1) / size));
    }

    private static int number(String text, int otherwise) {
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : otherwise;
    }
}
