namespace Ringfence.Aws.Kms;

/// <summary>AWS KMS did not do what it was asked.</summary>
/// <param name="message">What was asked, what came of it, and how to mend it; no key material and no message.</param>
/// <param name="code">KMS's own name of the error, e.g. <c>DisabledException</c>; empty where there was no answer.</param>
/// <param name="passes">Whether it may pass by itself: throttling, a failure of KMS, no answer.</param>
/// <param name="cause">The failure underneath, if any.</param>
public sealed class KmsFault(string message, string code, bool passes, Exception? cause = null)
    : Exception(message, cause)
{
    /// <summary>KMS's own name of the error; empty where there was no answer.</summary>
    public string Code { get; } = code;

    /// <summary>Whether it may pass by itself.</summary>
    public bool Passes { get; } = passes;
}
