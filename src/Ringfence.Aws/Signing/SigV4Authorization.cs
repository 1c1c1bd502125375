using System.Diagnostics.CodeAnalysis;

namespace Ringfence.Aws.Signing;

/// <summary>What a request says of its own signature: who signed, for which scope, over which headers. Nothing of it is verified yet.</summary>
public sealed class SigV4Authorization
{
    private const string Algorithm = "AWS4-HMAC-SHA256";

    private SigV4Authorization() { }

    /// <summary>The access key whose secret is to be looked up.</summary>
    public required string AccessKeyId { get; init; }

    /// <summary>Day, region and service that it claims.</summary>
    public required CredentialScope Scope { get; init; }

    /// <summary><c>X-Amz-Date</c> as sent.</summary>
    public required string Timestamp { get; init; }

    /// <summary><c>X-Amz-Date</c>.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The names of the headers that it covers, in its order.</summary>
    public required IReadOnlyList<string> SignedHeaders { get; init; }

    internal string Signature { get; private init; } = "";

    internal string? SessionToken { get; private init; }

    /// <summary>Reads the signature in a request's headers; false with the fault when there is none or it is not whole.</summary>
    public static bool TryParse(
        HeaderLookup headers,
        [NotNullWhen(true)] out SigV4Authorization? authorization,
        [NotNullWhen(false)] out SignatureFault? fault
    )
    {
        authorization = null;
        var header = headers("authorization");
        if (string.IsNullOrWhiteSpace(header))
        {
            fault = SignatureFault.Missing();
            return false;
        }

        if (!header.StartsWith(Algorithm + " ", StringComparison.Ordinal))
        {
            fault = SignatureFault.Incomplete($"Authorization header requires the algorithm '{Algorithm}'.");
            return false;
        }

        var timestamp = headers("x-amz-date");
        var parts = AuthorizationParts.Read(header.AsSpan(Algorithm.Length));
        fault = parts.Missing(timestamp);
        if (fault is not null || !TryParseCredential(parts.Credential, out var accessKeyId, out var scope, out fault))
        {
            return false;
        }

        if (!AmzDate.TryParse(timestamp, out var time))
        {
            fault = SignatureFault.Incomplete("Date must be in ISO-8601 'basic format', e.g. 20260102T030405Z.");
            return false;
        }

        authorization = new()
        {
            AccessKeyId = accessKeyId,
            Scope = scope,
            Timestamp = timestamp!,
            Time = time,
            SignedHeaders = parts.SignedHeaders.Split(';'),
            Signature = parts.Signature,
            SessionToken = headers("x-amz-security-token"),
        };
        return true;
    }

    internal static bool TryParseCredential(
        string credential,
        [NotNullWhen(true)] out string? accessKeyId,
        [NotNullWhen(true)] out CredentialScope? scope,
        [NotNullWhen(false)] out SignatureFault? fault
    )
    {
        (accessKeyId, scope, fault) = (null, null, null);
        if (credential.Split('/') is not [{ Length: > 0 } id, var date, var region, var service, var terminator])
        {
            fault = SignatureFault.Incomplete(
                "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term."
            );
            return false;
        }

        if (terminator != CredentialScope.Terminator)
        {
            fault = SignatureFault.Invalid(
                $"Credential should be scoped with a valid terminator: '{CredentialScope.Terminator}'."
            );
            return false;
        }

        (accessKeyId, scope) = (id, new(date, region, service));
        return true;
    }
}
