using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Ringfence.Gateway.Callers;

/// <summary>
/// Step 1 of a request: from its credential to its <see cref="Ringfence.Ledger.Entries.Caller"/>. A token seen in the last minutes costs one SHA-256
/// and a look-up, and allocates nothing.
/// </summary>
internal sealed class CallerDirectory(
    IEnumerable<TrustedIssuer> issuers,
    SignedCallers signed,
    int maxTokenLength,
    int rememberedTokens,
    TimeProvider time
)
{
    private readonly FrozenDictionary<string, TrustedIssuer> _issuers = issuers.ToFrozenDictionary(issuer =>
        issuer.Keys.Issuer
    );
    private readonly TokenMemory _memory = new(rememberedTokens);

    /// <summary>Who sent this request. Completes synchronously for a token verified lately.</summary>
    public ValueTask<Identified> IdentifyAsync(HttpRequest request, CancellationToken cancellation)
    {
        var credential = Credential.Read(request.Headers);
        return credential.Kind switch
        {
            CredentialKind.Token => IdentifyAsync(credential.Token, cancellation),
            CredentialKind.Signature => new(signed.Announce(request)),
            _ => new(new Identified(null, credential.Refusal)),
        };
    }

    /// <summary>Who signed this request, once <see cref="Identified.AwaitsBody"/> has asked for its body.</summary>
    public Identified IdentifyByBody(HttpRequest request, ReadOnlySpan<byte> body) => signed.Identify(request, body);

    /// <summary>What keeps callers from being identified, a sentence for each issuer; empty when nothing does.</summary>
    public IReadOnlyList<string> Unready() =>
        [
            .. _issuers
                .Values.Where(issuer => issuer.Keys.Current(time.GetUtcNow()) is null)
                .Select(issuer => $"No signing keys of {issuer.Keys.Issuer} yet."),
        ];

    /// <summary>Reads the keys of every issuer, so that the first calls need not wait for them.</summary>
    public Task WarmUpAsync(CancellationToken cancellation) =>
        Task.WhenAll(_issuers.Values.Select(issuer => issuer.Keys.GetAsync(cancellation).AsTask()));

    private ValueTask<Identified> IdentifyAsync(ReadOnlyMemory<char> token, CancellationToken cancellation)
    {
        if (token.Length > maxTokenLength)
        {
            return Refused(
                $"The token has {token.Length} characters; at most {maxTokenLength} are accepted (Callers:MaxTokenLength)."
            );
        }
        if (!TokenDigest.TryOf(token.Span, out var digest))
        {
            return Refused(NotAToken);
        }
        return _memory.TryRecall(digest, time.GetUtcNow(), out var known)
            ? new(Identified.As(known.Caller))
            : VerifyAsync(token.ToString(), digest, cancellation);
    }

    private async ValueTask<Identified> VerifyAsync(string text, TokenDigest digest, CancellationToken cancellation)
    {
        if (Parse(text) is not { } token)
        {
            return Identified.Refused(GatewayError.CallerUnknown, IsBedrockKey(text) ? BedrockKey : NotAToken);
        }
        if (!_issuers.TryGetValue(token.Issuer, out var issuer))
        {
            return Identified.Refused(
                GatewayError.CallerUnknown,
                $"The token is of the issuer '{Shown.Text(token.Issuer)}'; accepted are {string.Join(", ", _issuers.Keys.Order())}."
            );
        }
        var verdict = await issuer.VerifyAsync(token, cancellation);
        if (verdict.Token is { } verified)
        {
            _memory.Remember(digest, verified);
            return Identified.As(verified.Caller);
        }
        return new(null, verdict.Refusal);
    }

    private static JsonWebToken? Parse(string text)
    {
        try
        {
            return new JsonWebToken(text);
        }
        catch (Exception malformed)
            when (malformed
                    is ArgumentException
                        or FormatException
                        or JsonException
                        or SecurityTokenException
                        or OverflowException
            )
        {
            return null;
        }
    }

    private static ValueTask<Identified> Refused(string message) =>
        new(Identified.Refused(GatewayError.CallerUnknown, message));

    private static bool IsBedrockKey(string text) =>
        text.StartsWith("bedrock-api-key-", StringComparison.Ordinal)
        || text.StartsWith("ABSK", StringComparison.Ordinal);

    private const string NotAToken = "The credential is not a JSON Web Token; send one of a configured issuer.";

    private const string BedrockKey =
        "The credential is an Amazon Bedrock API key. It would hide who calls, so the gateway does not take it; send a token of a "
        + "configured issuer in its place (AWS_BEARER_TOKEN_BEDROCK may hold it).";
}
