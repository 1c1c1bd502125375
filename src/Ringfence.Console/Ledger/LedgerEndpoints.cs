using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Ringfence.Console.Follow;
using Ringfence.Console.SignIn;
using Ringfence.Ledger;

namespace Ringfence.Console.Ledger;

/// <summary>What a browser needs to verify an entry by itself: the entry's bytes, and its proof with the signed checkpoint.</summary>
internal static class LedgerEndpoints
{
    public static void MapLedger(this IEndpointRouteBuilder routes)
    {
        var ledger = routes.MapGroup("/ledger").RequireAuthorization(new AuthorizeAttribute { Roles = Roles.Viewer });
        routes
            .MapPost(
                "/ledger/verify",
                (WholeCheck check) =>
                {
                    check.Ask();
                    return Results.Redirect($"{ConsoleOptions.Prefix}/ledger");
                }
            )
            .RequireAuthorization(new AuthorizeAttribute { Roles = Roles.Auditor });
        ledger.MapGet(
            "/entry/{index:long}",
            (long index, LedgerDesk desk, Person person) => SendAsync(index, desk, person, proof: false)
        );
        ledger.MapGet(
            "/proof/{index:long}",
            (long index, LedgerDesk desk, Person person) => SendAsync(index, desk, person, proof: true)
        );
    }

    private static async Task<IResult> SendAsync(long index, LedgerDesk desk, Person person, bool proof)
    {
        try
        {
            return await desk.ProveAsync(index, person) is not { } found ? Results.NotFound()
                : proof ? Results.Text(found.Proof, "text/plain", Encoding.UTF8)
                : Results.Bytes(found.Entry, "application/octet-stream");
        }
        catch (LedgerFault fault)
        {
            return Results.Text(fault.Message, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
