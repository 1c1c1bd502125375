using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Ringfence.Console.Record;
using Ringfence.Console.Shell;
using Ringfence.Console.SignIn;

namespace Ringfence.Console.Usage;

/// <summary>The export of usage.</summary>
internal static class UsageEndpoints
{
    public static void MapUsage(this IEndpointRouteBuilder routes) =>
        routes
            .MapPost("/usage/export", ExportAsync)
            .RequireAuthorization(new AuthorizeAttribute { Roles = Roles.Viewer });

    private static async Task<IResult> ExportAsync(HttpContext http, Person person, UsageReport usage, Export export)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var report = usage.Of(person, FormText.Day(form["from"]), FormText.Day(form["to"]));
        return await export.CsvAsync(
            person,
            "usage.csv",
            ["day", "team", "application", "model", "calls", "input_tokens", "output_tokens", "cost"],
            report.Lines.Select(line =>
            {
                var use = line.Use;
                return (object?[])
                    [use.Day, use.Team, use.Application, use.Model, use.Calls, use.Input, use.Output, line.Cost];
            })
        );
    }
}
