using System.Runtime.InteropServices;

namespace Ringfence.Aws.Signing;

/// <summary>
/// Verifies Signature Version 4 in its header form, as AWS does: <see cref="SigV4Authorization.TryParse"/> tells who claims to have
/// signed, so that the caller can look the secret up; <see cref="Verify"/> says whether it is so.
/// </summary>
/// <param name="region">The region that the scope must name.</param>
/// <param name="service">The signing name that the scope must name.</param>
public sealed class SigV4Verifier(string region, string service, TimeProvider time)
{
    private const string UnsignedPayload = "UNSIGNED-PAYLOAD";

    private readonly SigningKeyCache _signingKeys = new(region, service);

    /// <summary>Whether a client may leave its body out of the signature.</summary>
    /// <value>False.</value>
    public bool AllowsUnsignedPayload { get; init; }

    /// <summary>Headers that must be covered when they are present, besides <c>x-amz-security-token</c>; lower case.</summary>
    /// <value>The one that Bedrock itself insists on.</value>
    public IReadOnlyList<string> SignedWhenPresent { get; init; } = ["x-amzn-bedrock-request-metadata"];

    /// <summary>Null when the request was signed with <paramref name="keys"/>, for this region and service, now.</summary>
    /// <param name="keys">The credentials of the access key that the signature names; null when there is no such key.</param>
    public SignatureFault? Verify(SigV4Authorization authorization, SignedRequest request, AwsKeys? keys) =>
        CheckScope(authorization)
        ?? SignatureClock.Check(authorization.Time, time.GetUtcNow())
        ?? CheckCoverage(authorization, request.Headers)
        ?? SessionCheck.Check(keys, authorization.SessionToken, time.GetUtcNow())
        ?? CheckSignature(authorization, request, keys!);

    private SignatureFault? CheckScope(SigV4Authorization authorization)
    {
        var scope = authorization.Scope;
        if (scope.Region != region)
        {
            return SignatureFault.Invalid($"Credential should be scoped to a valid region, not '{scope.Region}'.");
        }

        if (scope.Service != service)
        {
            return SignatureFault.Invalid($"Credential should be scoped to correct service: '{service}'.");
        }

        var day = authorization.Timestamp[..AmzDate.DayLength];
        return scope.Date == day
            ? null
            : SignatureFault.Invalid(
                $"Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '{scope.Date}' != '{day}', from '{authorization.Timestamp}'."
            );
    }

    private SignatureFault? CheckCoverage(SigV4Authorization authorization, HeaderLookup headers)
    {
        var covered = authorization.SignedHeaders;
        if (!covered.Contains("host") && !covered.Contains(":authority"))
        {
            return SignatureFault.Invalid("'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");
        }

        if (!covered.Contains("x-amz-date"))
        {
            return MustBeSigned("x-amz-date");
        }

        if (authorization.SessionToken is not null && !covered.Contains("x-amz-security-token"))
        {
            return MustBeSigned("x-amz-security-token");
        }

        foreach (var name in SignedWhenPresent)
        {
            if (headers(name) is not null && !covered.Contains(name))
            {
                return MustBeSigned(name);
            }
        }

        return null;
    }

    private static SignatureFault MustBeSigned(string name) =>
        SignatureFault.Invalid($"'{name}' must be a 'SignedHeader' in the AWS Authorization.");

    private SignatureFault? CheckSignature(SigV4Authorization authorization, SignedRequest request, AwsKeys keys)
    {
        var payloadHash = request.Headers("x-amz-content-sha256")?.Trim();
        if (payloadHash == UnsignedPayload && !AllowsUnsignedPayload)
        {
            return SignatureFault.Invalid($"'x-amz-content-sha256' may not be {UnsignedPayload}: sign the body.");
        }

        if (payloadHash is not null && payloadHash != UnsignedPayload && payloadHash != request.BodySha256Hex)
        {
            return SignatureFault.Mismatch();
        }

        var headers = new List<SignedHeader>(authorization.SignedHeaders.Count);
        foreach (var name in authorization.SignedHeaders)
        {
            if (request.Headers(name) is not { } value)
            {
                return SignatureFault.Mismatch();
            }

            headers.Add(new(name, value));
        }

        Span<char> expected = stackalloc char[SigningKey.SignatureLength];
        _signingKeys
            .For(keys, authorization.Scope.Date)
            .Sign(
                authorization.Timestamp,
                new(
                    request.Method,
                    request.RawTarget,
                    CollectionsMarshal.AsSpan(headers),
                    payloadHash ?? request.BodySha256Hex,
                    service == "s3"
                ),
                expected
            );
        return ConstantTime.Equal(expected, authorization.Signature) ? null : SignatureFault.Mismatch();
    }
}
