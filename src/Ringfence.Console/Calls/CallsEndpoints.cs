using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using Ringfence.Console.Live;
using Ringfence.Console.Record;
using Ringfence.Console.SignIn;

namespace Ringfence.Console.Calls;

/// <summary>The live list and the export of calls.</summary>
internal static class CallsEndpoints
{
    // Five thousand rows are a megabyte; whoever needs more asks the store itself.
    private const int MostExported = 5_000;

    public static void MapCalls(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/calls/live", Live).RequireAuthorization(new AuthorizeAttribute { Roles = Roles.Viewer });
        routes
            .MapPost("/calls/export", ExportAsync)
            .RequireAuthorization(new AuthorizeAttribute { Roles = Roles.Viewer });
    }

    private static IResult Live(
        HttpContext http,
        Person person,
        LedgerTail tail,
        Sessions sessions,
        IHostApplicationLifetime host
    )
    {
        var number = SessionCookie.Read(http.Request)!;
        // The host waits for its requests when it stops: this one must not keep it.
        var cancel = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, host.ApplicationStopping);
        http.Response.RegisterForDispose(cancel);
        http.Response.Headers["X-Accel-Buffering"] = "no";
        return TypedResults.ServerSentEvents(CallsAsync(cancel.Token), eventType: "call");

        async IAsyncEnumerable<string> CallsAsync([EnumeratorCancellation] CancellationToken stop)
        {
            await foreach (var call in tail.FollowAsync(stop))
            {
                // A session that ended takes its live list with it.
                if (sessions.Find(number) is null)
                {
                    yield break;
                }
                if (person.MaySee(call.Team))
                {
                    yield return JsonSerializer.Serialize(call, LiveCallJson.Default.LiveCall);
                }
            }
        }
    }

    private static async Task<IResult> ExportAsync(HttpContext http, Person person, CallBook book, Export export)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var asked = CallsQuery.Of(name => form[name]);
        var answer = book.Find(asked.ToFilter(person), asked.ToScope(MostExported));
        return await export.CsvAsync(person, "calls.csv", answer.Columns, answer.Rows);
    }
}
