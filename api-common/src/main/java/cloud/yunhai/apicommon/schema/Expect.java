package cloud.yunhai.apicommon.schema;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What a request's member may be. The server refuses everything else, and the OpenAPI document says the same.
///
/// For a list the limits of text and the id are those of its items; for a map those of its keys and values.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Expect {
    /// Names of things.
    String NAME = "[\\p{L}\\p{N}]([\\p{L}\\p{N}._ -]*[\\p{L}\\p{N}])?";

    /// [#NAME] in words.
    String NAME_WORDS =
            "1 to 63 letters, digits, '-', '_', '.' and blanks, beginning and ending with a letter or digit";

    /// Names that are also host names in a guest (RFC 1123).
    String HOST_NAME = "[a-z0-9]([a-z0-9-]*[a-z0-9])?";

    /// [#HOST_NAME] in words.
    String HOST_NAME_WORDS = "1 to 63 lower-case letters, digits and '-', beginning and ending with a letter or digit";

    /// More than anybody has; keeps sums far away from overflow.
    long QUOTA_MAX = 1_000_000_000L;

    /// Whether it must be there.
    boolean required() default false;

    /// Whether an explicit null is taken, and clears what is there (PATCH only).
    boolean clearable() default false;

    /// Never shown in a message, a log or a stored answer.
    boolean secret() default false;

    /// The least number of characters.
    int minLength() default 1;

    /// The greatest number of characters.
    int maxLength() default 255;

    /// A regular expression that the whole text matches; empty: any text without control characters.
    String pattern() default "";

    /// The only values that are taken; empty: any.
    String[] oneOf() default {};

    /// The prefix of the ids that are taken; empty: not an id.
    String id() default "";

    /// The least number.
    long min() default Long.MIN_VALUE;

    /// The greatest number.
    long max() default Long.MAX_VALUE;

    /// The greatest number of items or entries.
    int maxItems() default 64;

    /// What is expected, in words; empty: made of the limits.
    String words() default "";

    /// A value that is taken, for the documents; empty: made of the limits.
    String example() default "";

    /// The member in whose place this one may stand, so that only one of the two is given; empty: none.
    String insteadOf() default "";
}
