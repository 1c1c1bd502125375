using System.Text.RegularExpressions;

namespace Ringfence.Posture.Live;

/// <summary>AWS refused a call, or did not answer it. Carries its code and never its message, which may quote what was asked.</summary>
/// <param name="code">The error's name: <c>AccessDeniedException</c>; <c>NoAnswer</c> where there was none.</param>
/// <param name="status">HTTP's status; 0 where there was no answer.</param>
/// <param name="action">The IAM action that AWS says is missing; null where it names none.</param>
internal sealed partial class RefusedCallException(string code, int status, string? action)
    : Exception($"{code} ({status})")
{
    public string Code => code;

    public int Status => status;

    public string? Action => action;

    /// <summary>The keys are over, or were never good: no further call can succeed.</summary>
    public bool KeysAreOver => IsOver(code);

    /// <summary>The caller may not ask this.</summary>
    public bool IsDenied =>
        code.Contains("AccessDenied", StringComparison.OrdinalIgnoreCase)
        || code.Contains("Unauthorized", StringComparison.OrdinalIgnoreCase)
        || code.Contains("AuthorizationError", StringComparison.Ordinal);

    public static bool IsOver(string code) =>
        code
            is "ExpiredToken"
                or "ExpiredTokenException"
                or "RequestExpired"
                or "InvalidClientTokenId"
                or "UnrecognizedClientException"
                or "AuthFailure"
                or "InvalidAccessKeyId"
                or "SignatureDoesNotMatch"
                or "InvalidSignatureException";

    /// <summary>The action in AWS's words "is not authorized to perform: kms:DescribeKey"; null where it names none.</summary>
    public static string? ActionIn(string message) =>
        Performing().Match(message) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex(
        "not authorized to perform:? ([a-z0-9-]+:[A-Za-z]+)",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Performing();
}
