using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Ringfence.Console.Record;
using Ringfence.Ledger;

namespace Ringfence.Console.SignIn;

/// <summary>The ways in and out. Each sign-in is in the ledger before its session exists.</summary>
internal static partial class SignInEndpoints
{
    private const string Page = $"{ConsoleOptions.Prefix}/sign-in";

    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        var open = routes.MapGroup("").AllowAnonymous();
        if (routes.ServiceProvider.GetService<OneTimeLinks>() is not null)
        {
            open.MapGet("/sign-in/link", LinkAsync);
        }
        if (routes.ServiceProvider.GetService<OidcFlow>() is not null)
        {
            open.MapPost("/sign-in/begin", BeginAsync);
            open.MapGet("/sign-in/callback", CallbackAsync);
        }
        routes.MapPost("/sign-out", SignOutAsync);
    }

    private static async Task<IResult> LinkAsync(
        HttpContext http,
        OneTimeLinks links,
        string key = "",
        string to = "/"
    ) =>
        links.Redeem(key) is { } person
            ? await LetInAsync(http, person, ReturnPath.Of(to))
            : Results.Redirect($"{Page}?why=link");

    private static async Task<IResult> BeginAsync(HttpContext http, OidcFlow flow, ILogger<OidcFlow> log)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        try
        {
            var (address, binding) = await flow.BeginAsync(form["to"].ToString(), http.RequestAborted);
            SessionCookie.Write(http, "sign-in", binding, TimeSpan.FromMinutes(10));
            // Not by a redirect: browsers hold those that follow a form to form-action, and the provider's page may lie anywhere.
            http.Response.Headers["Refresh"] = $"0; url={address}";
            return Results.Text(
                $"""<!doctype html><html lang="en"><title>Sign in</title><p><a href="{HtmlEncoder.Default.Encode(address)}">Go on to your identity provider</a></p></html>""",
                "text/html",
                Encoding.UTF8
            );
        }
        catch (Exception unreachable)
            when (unreachable
                    is InvalidOperationException
                        or HttpRequestException
                        or IOException
                        or TaskCanceledException
            )
        {
            Log.Unreachable(log, unreachable);
            return Results.Redirect($"{Page}?why=provider");
        }
    }

    private static async Task<IResult> CallbackAsync(
        HttpContext http,
        OidcFlow flow,
        ILogger<OidcFlow> log,
        string? state = null,
        string? code = null,
        string? iss = null
    )
    {
        var binding = http.Request.Cookies[SessionCookie.Name(http.Request, "sign-in")];
        SessionCookie.Remove(http, "sign-in");
        try
        {
            var outcome = await flow.EndAsync(binding, state, code, iss, http.RequestAborted);
            if (outcome.Person is { } person)
            {
                return await LetInAsync(http, person, ReturnPath.Of(outcome.ReturnTo));
            }
            Log.Refused(log, outcome.Problem!);
            return Results.Redirect($"{Page}?why=refused");
        }
        catch (Exception unreachable)
            when (unreachable
                    is InvalidOperationException
                        or HttpRequestException
                        or IOException
                        or TaskCanceledException
            )
        {
            Log.Unreachable(log, unreachable);
            return Results.Redirect($"{Page}?why=provider");
        }
    }

    private static async Task<IResult> LetInAsync(HttpContext http, Person person, string to)
    {
        try
        {
            await http.RequestServices.GetRequiredService<Trace>().WriteAsync(person, "signed-in", "");
        }
        catch (LedgerFault)
        {
            return Results.Redirect($"{Page}?why=record");
        }
        var sessions = http.RequestServices.GetRequiredService<Sessions>();
        SessionCookie.Write(http, "session", sessions.Begin(person, SessionCookie.Read(http.Request)));
        return Results.Redirect(to);
    }

    private static async Task<IResult> SignOutAsync(HttpContext http, Sessions sessions, Trace trace)
    {
        sessions.End(SessionCookie.Read(http.Request));
        SessionCookie.Remove(http, "session");
        http.Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        try
        {
            await trace.WriteAsync(Person.Of(http.User)!, "signed-out", "");
        }
        catch (LedgerFault)
        {
            // Out is out; /readyz says what the ledger lacks.
        }
        return Results.Redirect(Page);
    }

    private static partial class Log
    {
        [LoggerMessage(900, LogLevel.Warning, "Somebody was not let into the console: {Problem}")]
        public static partial void Refused(ILogger log, string problem);

        [LoggerMessage(
            901,
            LogLevel.Error,
            "The console's identity provider cannot be reached, or answers what it may not"
        )]
        public static partial void Unreachable(ILogger log, Exception why);
    }
}
