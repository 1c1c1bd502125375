using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Ringfence.Aws.Signing;

/// <summary>A request whose signature stands in its query (<c>X-Amz-Signature</c>), good for a time that it names itself.</summary>
public sealed class PresignedRequest
{
    // X-Amz-Expires may name a week at most.
    private const int MaxExpiresSeconds = 7 * 24 * 3600;

    // SHA-256 of nothing.
    private const string EmptyPayloadHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private readonly string _host;
    private readonly string _signedTarget;
    private readonly string _signature;
    private readonly string _timestamp;

    private PresignedRequest(string host, string path, PresignedQuery query, string accessKeyId, CredentialScope scope)
    {
        _host = host;
        _signedTarget = path + "?" + query.Signed;
        _signature = query.Signature;
        _timestamp = query.Date;
        SessionToken = query.SecurityToken;
        AccessKeyId = accessKeyId;
        Scope = scope;
    }

    /// <summary>The access key whose secret is to be looked up.</summary>
    public string AccessKeyId { get; }

    /// <summary>The session token that was signed with it; null when it was signed with long-term keys.</summary>
    public string? SessionToken { get; }

    /// <summary>Day, region and service that it claims.</summary>
    public CredentialScope Scope { get; }

    /// <summary>When it was signed.</summary>
    public DateTimeOffset Issued { get; private init; }

    /// <summary>Until when it says that it is good.</summary>
    public DateTimeOffset Expires { get; private init; }

    /// <summary>Reads the signature in a query; false with the fault when it is not whole.</summary>
    /// <param name="host">The host that it was signed for.</param>
    /// <param name="rawQuery">As sent, without the question mark and without anything that was appended after signing.</param>
    public static bool TryParse(
        string host,
        string path,
        string rawQuery,
        [NotNullWhen(true)] out PresignedRequest? request,
        [NotNullWhen(false)] out SignatureFault? fault
    )
    {
        request = null;
        var query = PresignedQuery.Read(rawQuery);
        fault = query.Problem();
        if (
            fault is not null
            || !SigV4Authorization.TryParseCredential(query.Credential, out var accessKeyId, out var scope, out fault)
        )
        {
            return false;
        }

        if (
            !AmzDate.TryParse(query.Date, out var issued)
            || !int.TryParse(query.Expires, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || seconds > MaxExpiresSeconds
        )
        {
            fault = SignatureFault.Incomplete(
                $"X-Amz-Date must be in ISO-8601 'basic format' and X-Amz-Expires between 0 and {MaxExpiresSeconds} seconds."
            );
            return false;
        }

        request = new(host, path, query, accessKeyId, scope) { Issued = issued, Expires = issued.AddSeconds(seconds) };
        return true;
    }

    /// <summary>Null when it was signed with <paramref name="keys"/> and is good now.</summary>
    /// <param name="keys">The credentials of <see cref="AccessKeyId"/>; null when there is no such key.</param>
    public SignatureFault? Verify(string method, AwsKeys? keys, TimeProvider time)
    {
        var now = time.GetUtcNow();
        return CheckDay()
            ?? SignatureClock.CheckNotEarly(Issued, now)
            ?? (Expires <= now ? SignatureFault.Expired() : null)
            ?? SessionCheck.Check(keys, SessionToken, now)
            ?? CheckSignature(method, keys!);
    }

    private SignatureFault? CheckDay() =>
        _timestamp.StartsWith(Scope.Date, StringComparison.Ordinal)
            ? null
            : SignatureFault.Invalid("Date in Credential scope does not match the day of X-Amz-Date.");

    private SignatureFault? CheckSignature(string method, AwsKeys keys)
    {
        Span<char> expected = stackalloc char[SigningKey.SignatureLength];
        SignedHeader[] host = [new("host", _host)];
        new SigningKey(keys.SecretAccessKey, Scope).Sign(
            _timestamp,
            new(method, _signedTarget, host, EmptyPayloadHash, isS3: false),
            expected
        );
        return ConstantTime.Equal(expected, _signature) ? null : SignatureFault.Mismatch();
    }
}
