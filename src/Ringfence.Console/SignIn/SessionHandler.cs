using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Ringfence.Console.SignIn;

/// <summary>A request's session cookie to its person. Who is not signed in is led there; who may not is told so.</summary>
internal sealed class SessionHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    Sessions sessions
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "session";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() =>
        Task.FromResult(
            SessionCookie.Read(Request) is { } number && sessions.Find(number) is { } person
                ? AuthenticateResult.Success(new(person.ToPrincipal(SchemeName), SchemeName))
                : AuthenticateResult.NoResult()
        );

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        // A page is worth coming back to; a script's request is not.
        if (HttpMethods.IsGet(Request.Method) && Request.Headers.Accept.ToString().Contains("text/html"))
        {
            Response.Redirect(
                $"{ConsoleOptions.Prefix}/sign-in?to={UrlEncoder.Encode(Request.Path + Request.QueryString)}"
            );
        }
        else
        {
            Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        return Task.CompletedTask;
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
