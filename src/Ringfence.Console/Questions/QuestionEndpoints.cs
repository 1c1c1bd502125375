using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Ringfence.Console.Follow;
using Ringfence.Console.Record;
using Ringfence.Console.SignIn;
using Ringfence.Evidence.Store;

namespace Ringfence.Console.Questions;

/// <summary>The export of an answer.</summary>
internal static class QuestionEndpoints
{
    private const int MostExported = 10_000;

    public static void MapQuestions(this IEndpointRouteBuilder routes) =>
        routes
            .MapPost("/evidence/export", ExportAsync)
            .RequireAuthorization(new AuthorizeAttribute { Roles = Roles.Auditor });

    private static async Task<IResult> ExportAsync(
        HttpContext http,
        Person person,
        EvidencePlaces places,
        Export export
    )
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var asked = QuestionAsked.Of(name => form[name]);
        if (asked.Name.Length == 0 || asked.Problem is not null || !File.Exists(places.Store))
        {
            return Results.Text(
                asked.Problem ?? "There is no such question, or no evidence yet. Ask on the page, then export.",
                statusCode: StatusCodes.Status400BadRequest
            );
        }
        using var store = EvidenceStore.OpenReadOnly(places.Store);
        var answer = asked.Put(store, MostExported);
        return await export.CsvAsync(person, $"{asked.Name}.csv", answer.Columns, answer.Rows);
    }
}
