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
        ledger.MapGet(
            "/checkpoint/{size:long}",
            (long size, CheckpointShelf shelf) =>
                shelf.Find(size) is { } note ? Results.Text(note, "text/plain", Encoding.UTF8) : Results.NotFound()
        );
        ledger.MapGet("/consistency/{older:long}/{newer:long}", SendConsistency);
    }

    // As witnesses are asked (C2SP tlog-witness, add-checkpoint): the older size, the path, and the newer checkpoint.
    private static IResult SendConsistency(long older, long newer, MerkleLog ledger, CheckpointShelf shelf)
    {
        if (older > newer || shelf.Find(older) is null || shelf.Find(newer) is not { } note)
        {
            return Results.NotFound();
        }
        var text = new StringBuilder().Append("old ").Append(older).Append('\n');
        foreach (var hash in older == newer ? [] : ledger.ProveConsistency(older, newer))
        {
            text.Append(hash).Append('\n');
        }
        return Results.Text(text.Append('\n').Append(note).ToString(), "text/plain", Encoding.UTF8);
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
