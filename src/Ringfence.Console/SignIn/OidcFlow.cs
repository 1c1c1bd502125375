using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Ringfence.Console.SignIn;

/// <summary>
/// Signing in with the identity provider: authorization code with PKCE (RFC 7636), state bound to the browser, nonce in the token, the
/// issuer's own name in the answer (RFC 9207). What is under way lies here; the browser has a random number of it.
/// </summary>
internal sealed class OidcFlow(
    OidcOptions options,
    Uri redirect,
    IDocumentRetriever documents,
    TokenEndpoint tokens,
    IdTokens idTokens,
    TimeProvider time
)
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);
    private const int Most = 1_000;

    private readonly ConcurrentDictionary<string, Pending> _pending = new();
    private volatile ConfigurationManager<OpenIdConnectConfiguration> _provider = Documents(options, documents);

    /// <summary>Begins: where the browser goes, and the number that binds what comes back to it.</summary>
    /// <param name="returnTo">Where to, in the end.</param>
    /// <exception cref="InvalidOperationException">The provider's documents cannot be read, or are of another issuer.</exception>
    public async Task<(string Address, string Binding)> BeginAsync(string returnTo, CancellationToken cancel)
    {
        var provider = await ProviderAsync(cancel);
        var binding = Random();
        var begun = new Pending(Random(), Random(), Random(), returnTo, time.GetUtcNow() + Life);
        MakeRoom();
        _pending[Hash(binding)] = begun;
        var query = new Dictionary<string, string?>
        {
            ["response_type"] = "code",
            ["client_id"] = options.ClientId,
            ["redirect_uri"] = redirect.AbsoluteUri,
            ["scope"] = string.Join(' ', ["openid", .. options.Scopes]),
            ["state"] = begun.State,
            ["nonce"] = begun.Nonce,
            ["code_challenge"] = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(begun.Verifier))),
            ["code_challenge_method"] = "S256",
        };
        return (QueryHelpers.AddQueryString(provider.AuthorizationEndpoint, query), binding);
    }

    /// <summary>Ends: who came back, or why nobody did.</summary>
    /// <param name="binding">The number that the browser was given.</param>
    public async Task<OidcOutcome> EndAsync(
        string? binding,
        string? state,
        string? code,
        string? issuer,
        CancellationToken cancel
    )
    {
        // Taken out at once: an answer counts once.
        if (binding is null || !_pending.TryRemove(Hash(binding), out var begun) || begun.Ends < time.GetUtcNow())
        {
            return OidcOutcome.No("This sign-in was not begun by this browser, or too long ago. Begin again.");
        }
        if (!Same(state, begun.State) || (issuer is not null && issuer != options.Issuer))
        {
            return OidcOutcome.No("The answer does not belong to the sign-in that this browser began. Begin again.");
        }
        if (string.IsNullOrEmpty(code))
        {
            return OidcOutcome.No("The identity provider did not sign you in.");
        }
        var provider = await ProviderAsync(cancel);
        var idToken = await tokens.RedeemAsync(provider.TokenEndpoint, code, begun.Verifier, redirect, cancel);
        if (idToken is null)
        {
            return OidcOutcome.No("The identity provider did not honour its own code.");
        }
        var outcome = await idTokens.ReadAsync(idToken, begun.Nonce, provider);
        if (outcome.IsOfKeys)
        {
            // It may have changed its keys since: asked once more. A manager's own refresh comes later, and at most every few minutes.
            _provider = Documents(options, documents);
            outcome = await idTokens.ReadAsync(idToken, begun.Nonce, await ProviderAsync(cancel));
        }
        return outcome with { ReturnTo = begun.ReturnTo };
    }

    private static ConfigurationManager<OpenIdConnectConfiguration> Documents(
        OidcOptions options,
        IDocumentRetriever documents
    ) =>
        new(
            $"{options.Issuer.TrimEnd('/')}/.well-known/openid-configuration",
            new OpenIdConnectConfigurationRetriever(),
            documents
        );

    private async Task<OpenIdConnectConfiguration> ProviderAsync(CancellationToken cancel)
    {
        var provider = await _provider.GetConfigurationAsync(cancel);
        return provider.Issuer == options.Issuer
            ? provider
            : throw new InvalidOperationException(
                $"The documents of {options.Issuer} are of the issuer '{provider.Issuer}'."
            );
    }

    private void MakeRoom()
    {
        var now = time.GetUtcNow();
        foreach (var (key, pending) in _pending)
        {
            if (pending.Ends < now)
            {
                _pending.TryRemove(key, out _);
            }
        }
        while (_pending.Count >= Most)
        {
            _pending.TryRemove(_pending.MinBy(pair => pair.Value.Ends).Key, out _);
        }
    }

    private static bool Same(string? given, string expected) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given ?? ""), Encoding.UTF8.GetBytes(expected));

    private static string Random() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private sealed record Pending(string State, string Nonce, string Verifier, string ReturnTo, DateTimeOffset Ends);
}
