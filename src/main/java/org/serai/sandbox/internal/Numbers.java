package org.serai.sandbox.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.serai.sandbox.BusinessNumber;

/** The business numbers this sandbox has, and how numbers of people are read. */
final class Numbers {
    private static final Pattern PUNCTUATION = Pattern.compile("[+\\-() ]");
    private final List<BusinessNumber> numbers = new ArrayList<>();

    Numbers(List<BusinessNumber> numbers) {
        this.numbers.addAll(numbers);
    }

    synchronized void add(BusinessNumber number) {
        numbers.removeIf(known -> known.id().equals(number.id()));
        numbers.add(number);
    }

    synchronized List<BusinessNumber> all() {
        return List.copyOf(numbers);
    }

    synchronized Optional<BusinessNumber> byId(String id) {
        return numbers.stream().filter(number -> number.id().equals(id)).findFirst();
    }

    synchronized List<BusinessNumber> ofAccount(String accountId) {
        return numbers.stream()
                .filter(number -> number.accountId().equals(accountId))
                .toList();
    }

    synchronized boolean hasAccount(String accountId) {
        return numbers.stream().anyMatch(number -> number.accountId().equals(accountId));
    }

    /** A phone in digits: {@code + - ( )} and blanks are tolerated, as Meta does. A user id stays as it is. */
    static String person(String written) {
        return Customer.USER_ID.matcher(written).matches()
                ? written
                : PUNCTUATION.matcher(written).replaceAll("");
    }
}
