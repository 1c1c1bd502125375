using System.Security.Cryptography;
using Ringfence.Aws.Bedrock;
using Ringfence.Aws.Signing;
using Ringfence.LocalBedrock.Sts;

namespace Ringfence.LocalBedrock.Host;

/// <summary>
/// Verifies who called, for real: Signature Version 4 over the raw request, or on Bedrock a short-term API key. A signature that
/// passes here would pass at AWS.
/// </summary>
internal sealed class Authenticator(LocalBedrockOptions options, Principals principals, TimeProvider time)
{
    private const string Bearer = "Bearer ";

    private readonly Dictionary<string, SigV4Verifier> _verifiers = new[]
    {
        AwsApi.Bedrock,
        AwsApi.Sts,
        AwsApi.CloudTrail,
        AwsApi.Kms,
        AwsApi.Ecs,
    }.ToDictionary(
        service => service.SigningName,
        service => new SigV4Verifier(options.Region, service.SigningName, time)
    );

    /// <exception cref="AwsFault">The caller is not who the request says.</exception>
    public Principal Authenticate(ApiCall call)
    {
        var bearer = call.Header("authorization");
        return bearer is not null && bearer.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            ? OfApiKey(bearer[Bearer.Length..].Trim(), call.Service)
            : OfSignature(call);
    }

    private Principal OfSignature(ApiCall call)
    {
        if (!SigV4Authorization.TryParse(call.Header, out var authorization, out var fault))
        {
            throw Refusal(fault, call.Service);
        }

        var caller = principals.Find(authorization.AccessKeyId, call.Header("x-amz-security-token"));
        var digest = Convert.ToHexStringLower(SHA256.HashData(call.Body.Span));
        fault = _verifiers[call.Service.SigningName].Verify(authorization, call.AsSigned(digest), caller?.Keys);
        return fault is null ? caller! : throw Refusal(fault, call.Service);
    }

    private Principal OfApiKey(string token, AwsApi service)
    {
        if (service.SigningName != AwsApi.Bedrock.SigningName)
        {
            throw new AwsFault(400, "IncompleteSignature", "This service takes no API keys: sign the request.");
        }

        if (!BedrockApiKey.TryParse(token, out var key, out var fault))
        {
            throw Refusal(fault, service);
        }

        var caller = principals.Find(key.AccessKeyId, key.SessionToken);
        fault = key.Verify(caller?.Keys, time);
        if (fault is not null)
        {
            throw Refusal(fault, service);
        }

        return key.Region == options.Region
            ? caller! with
            {
                Bearer = true,
            }
            : throw new AwsFault(
                403,
                "AccessDeniedException",
                $"The API key is for {key.Region}, not for {options.Region}."
            );
    }

    private static AwsFault Refusal(SignatureFault fault, AwsApi service) =>
        new(fault.Status, service.Errors is ErrorForm.QueryXml ? fault.QueryCode : fault.AwsType, fault.Message);
}
