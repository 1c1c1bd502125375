using Microsoft.AspNetCore.Http;

namespace Ringfence.Console.SignIn;

/// <summary>The cookies of the console: for this host alone, out of scripts' reach, never with a request that another site made.</summary>
internal static class SessionCookie
{
    /// <summary>The prefix makes browsers refuse one that a subdomain or plain HTTP set; it needs TLS.</summary>
    public static string Name(HttpRequest request, string what) =>
        request.IsHttps ? $"__Host-ringfence-{what}" : $"ringfence-{what}";

    public static string? Read(HttpRequest request) => request.Cookies[Name(request, "session")];

    public static void Write(HttpContext http, string what, string value, TimeSpan? age = null) =>
        http.Response.Cookies.Append(Name(http.Request, what), value, Options(http.Request, age));

    public static void Remove(HttpContext http, string what) =>
        http.Response.Cookies.Delete(Name(http.Request, what), Options(http.Request, null));

    // Lax and not Strict: the browser comes back from the identity provider by a link of another site.
    private static CookieOptions Options(HttpRequest request, TimeSpan? age) =>
        new()
        {
            HttpOnly = true,
            Secure = request.IsHttps,
            SameSite = SameSiteMode.Lax,
            Path = "/",
            MaxAge = age,
            IsEssential = true,
        };
}
