using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Ringfence.Console.SignIn;

/// <summary>Turns a code into an ID token at the provider's token endpoint.</summary>
internal sealed class TokenEndpoint(HttpClient http, OidcOptions options)
{
    /// <summary>The ID token; null when the provider gives none.</summary>
    public async Task<string?> RedeemAsync(
        string endpoint,
        string code,
        string verifier,
        Uri redirect,
        CancellationToken cancel
    )
    {
        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var address) || !OidcOptions.Allows(address))
        {
            return null;
        }
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = redirect.AbsoluteUri,
            ["client_id"] = options.ClientId,
            ["code_verifier"] = verifier,
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, address);
        if (options.ClientSecret.Length > 0)
        {
            form.Remove("client_id");
            var pair = $"{Uri.EscapeDataString(options.ClientId)}:{Uri.EscapeDataString(options.ClientSecret)}";
            request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)));
        }
        request.Content = new FormUrlEncodedContent(form);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        using var response = await http.SendAsync(request, cancel);
        if (!response.IsSuccessStatusCode)
        {
            return null;
        }
        try
        {
            using var answer = await JsonDocument.ParseAsync(
                await response.Content.ReadAsStreamAsync(cancel),
                default,
                cancel
            );
            return answer.RootElement.TryGetProperty("id_token", out var token) ? token.GetString() : null;
        }
        catch (Exception none) when (none is JsonException or InvalidOperationException)
        {
            // No JSON, no object, or no text in it.
            return null;
        }
    }
}
