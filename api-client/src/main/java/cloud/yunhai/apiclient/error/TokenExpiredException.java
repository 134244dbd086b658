package cloud.yunhai.apiclient.error;

import cloud.yunhai.apicommon.problem.Problem;

/// The bearer token has ended, and its source has no other: log in again.
public final class TokenExpiredException extends ApiException {
    private static final long serialVersionUID = 1;

    /// The code of its problem.
    public static final String CODE = "TOKEN_EXPIRED";

    public TokenExpiredException(Problem problem) {
        super(problem, null);
    }
}
