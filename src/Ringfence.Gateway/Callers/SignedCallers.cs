using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Ringfence.Aws;
using Ringfence.Aws.Signing;
using Ringfence.Ledger.Entries;

namespace Ringfence.Gateway.Callers;

/// <summary>
/// Callers known by their own AWS signature, if any are configured. In two steps, since the signature covers the body: first whether the
/// access key is known, so that nobody else's body is read, then the signature itself.
/// </summary>
internal sealed class SignedCallers(SignedCallerOptions options, TimeProvider time)
{
    /// <summary>The <see cref="Caller.Issuer"/> of those who sign.</summary>
    public const string Issuer = "aws:sigv4";

    private const string SendAToken =
        "The request is signed with AWS keys, and this gateway knows callers by tokens. Give the AWS SDK a bearer token in place of keys: "
        + "set AWS_BEARER_TOKEN_BEDROCK to a token of a configured issuer (in JavaScript, or token: { token } with "
        + "authSchemePreference: ['httpBearerAuth']).";

    /// <summary>Signing names: Bedrock's own, and the one of clients that speak Messages with an AWS signature.</summary>
    private static readonly string[] Services = ["bedrock", "bedrock-mantle"];

    private readonly FrozenDictionary<string, (AwsKeys Keys, Caller Caller)> _known = options.Keys.ToFrozenDictionary(
        key => key.Key,
        key => (new AwsKeys(key.Key, key.Value.ReadSecret(), null, null), key.Value.CallerOf(Issuer, key.Key))
    );

    private readonly FrozenDictionary<(string Region, string Service), SigV4Verifier> _verifiers = options
        .Regions.SelectMany(region => Services.Select(service => (region, service)))
        .ToFrozenDictionary(scope => scope, scope => new SigV4Verifier(scope.region, scope.service, time));

    /// <summary>Whether it is worth reading the body.</summary>
    public Identified Announce(HttpRequest request)
    {
        if (_known.Count == 0)
        {
            return Identified.Refused(GatewayError.CallerUnknown, SendAToken);
        }
        return SigV4Authorization.TryParse(Headers(request), out var authorization, out var fault)
            ? Check(authorization) ?? new Identified(null, null, AwaitsBody: true)
            : Refused(fault);
    }

    /// <summary>Who signed, once the body is there.</summary>
    public Identified Identify(HttpRequest request, ReadOnlySpan<byte> body)
    {
        var headers = Headers(request);
        if (!SigV4Authorization.TryParse(headers, out var authorization, out var fault))
        {
            return Refused(fault);
        }
        if (Check(authorization) is { } refused)
        {
            return refused;
        }
        var (keys, caller) = _known[authorization.AccessKeyId];
        var target = request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var signed = new SignedRequest(
            request.Method,
            target,
            headers,
            Convert.ToHexStringLower(SHA256.HashData(body))
        );
        var verifier = _verifiers[(authorization.Scope.Region, authorization.Scope.Service)];
        return verifier.Verify(authorization, signed, keys) is { } wrong ? Refused(wrong) : Identified.As(caller);
    }

    private Identified? Check(SigV4Authorization authorization)
    {
        if (!_known.ContainsKey(authorization.AccessKeyId))
        {
            return Identified.Refused(
                GatewayError.CallerUnknown,
                $"The access key {Shown.Text(authorization.AccessKeyId)} is not known here. {SendAToken}"
            );
        }
        var (region, service) = (authorization.Scope.Region, authorization.Scope.Service);
        return _verifiers.ContainsKey((region, service))
            ? null
            : Identified.Refused(
                GatewayError.CallerUnknown,
                $"The request is signed for {Shown.Text(service)} in {Shown.Text(region)}; sign it for bedrock in "
                    + $"{string.Join(" or ", options.Regions)}."
            );
    }

    private static Identified Refused(SignatureFault fault) =>
        Identified.Refused(
            fault.Error == SignatureError.ExpiredToken ? GatewayError.CallerExpired : GatewayError.CallerUnknown,
            fault.Message
        );

    private static HeaderLookup Headers(HttpRequest request) =>
        name =>
            name is "host" or ":authority" ? request.Host.Value
            : request.Headers.TryGetValue(name, out var values) ? string.Join(',', values.ToArray())
            : null;
}
