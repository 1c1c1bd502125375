using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Ringfence.Gateway.Callers;

/// <summary>
/// The one credential of a request. AWS and OpenAI SDKs send <c>Authorization: Bearer</c>, Anthropic's <c>x-api-key</c> or Bearer, Claude Code
/// with a key helper both (the same token twice is one credential), Azure-style clients <c>api-key</c>.
/// </summary>
internal readonly record struct Credential(CredentialKind Kind, ReadOnlyMemory<char> Token, Refusal? Refusal)
{
    private const string Bearer = "Bearer ";
    private const string AwsScheme = "AWS4-HMAC-SHA256";

    private static readonly Credential Absent = Refuse(
        "The request carries no credential. Send a token of a configured issuer as `Authorization: Bearer TOKEN`; `x-api-key` and "
            + "`api-key` (the key headers of the Anthropic and OpenAI SDKs) are read the same way."
    );

    private static readonly Credential Conflicting = Refuse(
        "The request carries two different credentials (of Authorization, x-api-key and api-key); send one, or the same one in each."
    );

    private static readonly Credential UnknownScheme = Refuse(
        "The Authorization header is not of the form `Bearer TOKEN`."
    );

    public static Credential Read(IHeaderDictionary headers)
    {
        if (!TryOnly(headers.Authorization, out var authorization))
        {
            return Conflicting;
        }
        if (!TryOnly(headers["x-api-key"], out var anthropicKey) || !TryOnly(headers["api-key"], out var azureKey))
        {
            return Conflicting;
        }
        if (authorization.Span.StartsWith(AwsScheme))
        {
            return anthropicKey.IsEmpty && azureKey.IsEmpty
                ? new(CredentialKind.Signature, default, null)
                : Conflicting;
        }
        if (!authorization.IsEmpty)
        {
            if (!authorization.Span.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            {
                return authorization.Span.Equals("Bearer", StringComparison.OrdinalIgnoreCase) ? Absent : UnknownScheme;
            }
            authorization = authorization[Bearer.Length..].Trim();
        }
        return One(authorization, anthropicKey, azureKey);
    }

    private static Credential One(ReadOnlyMemory<char> a, ReadOnlyMemory<char> b, ReadOnlyMemory<char> c)
    {
        var token =
            !a.IsEmpty ? a
            : !b.IsEmpty ? b
            : c;
        if (token.IsEmpty)
        {
            return Absent;
        }
        return Agrees(b, token) && Agrees(c, token) ? new(CredentialKind.Token, token, null) : Conflicting;
    }

    private static bool Agrees(ReadOnlyMemory<char> other, ReadOnlyMemory<char> token) =>
        other.IsEmpty || other.Span.SequenceEqual(token.Span);

    private static bool TryOnly(StringValues values, out ReadOnlyMemory<char> value)
    {
        value = values.Count == 1 ? values[0].AsMemory().Trim() : default;
        return values.Count <= 1;
    }

    private static Credential Refuse(string message) =>
        new(CredentialKind.None, default, new Refusal(GatewayError.CallerUnknown, message));
}
