namespace Ringfence.Aws.Signing;

/// <summary>A signature refused, in AWS's words.</summary>
/// <param name="Message">AWS's own sentence. Never holds a credential or a signature.</param>
public sealed record SignatureFault(SignatureError Error, string Message)
{
    /// <summary>Status of the answer: 403, as Bedrock has it.</summary>
    public int Status => 403;

    /// <summary>The exception type of JSON and REST services (Bedrock): <c>InvalidSignatureException</c> …</summary>
    public string AwsType => Error + "Exception";

    /// <summary>The error code of Query services (STS), which have their own names for some: <c>SignatureDoesNotMatch</c> …</summary>
    public string QueryCode =>
        Error switch
        {
            SignatureError.InvalidSignature => "SignatureDoesNotMatch",
            SignatureError.UnrecognizedClient => "InvalidClientTokenId",
            _ => Error.ToString(),
        };

    internal static SignatureFault Missing() =>
        new(SignatureError.MissingAuthenticationToken, "Missing Authentication Token");

    internal static SignatureFault Incomplete(string message) => new(SignatureError.IncompleteSignature, message);

    internal static SignatureFault Invalid(string message) => new(SignatureError.InvalidSignature, message);

    internal static SignatureFault Mismatch() =>
        Invalid(
            "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details."
        );

    internal static SignatureFault UnknownClient() =>
        new(SignatureError.UnrecognizedClient, "The security token included in the request is invalid.");

    internal static SignatureFault Expired() =>
        new(SignatureError.ExpiredToken, "The security token included in the request is expired");
}
