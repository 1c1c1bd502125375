using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Ringfence.Console.Audits;
using Ringfence.Console.Record;
using Ringfence.Console.Shell;
using Ringfence.Console.SignIn;
using Ringfence.Console.Uploads;
using Ringfence.Controls.Frameworks;
using Ringfence.Evidence.Packs;
using Ringfence.Ledger;
using Ringfence.Ledger.Checkpoints;

namespace Ringfence.Console.Packs;

/// <summary>Packs are built, downloaded and verified by auditors, each act in the ledger before it is done.</summary>
internal static class PackEndpoints
{
    private const string Page = $"{ConsoleOptions.Prefix}/packs";

    public static void MapPacks(this IEndpointRouteBuilder routes)
    {
        var packs = routes.MapGroup("/packs").RequireAuthorization(new AuthorizeAttribute { Roles = Roles.Auditor });
        packs.MapPost("/build", BuildAsync);
        packs.MapPost("/verify", VerifySentAsync);
        packs.MapPost("/{id}/verify", VerifyAsync);
        packs.MapPost("/{id}/download", DownloadAsync);
    }

    private static async Task<IResult> BuildAsync(
        HttpContext http,
        Person person,
        PackShelf shelf,
        KeptAudits audits,
        Trace trace,
        TimeProvider time
    )
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var framework = AllFrameworks
            .All.Select(one => one.Framework)
            .FirstOrDefault(one => one.Id == form["framework"]);
        if (
            framework is null
            || FormText.Day(form["from"]) is not { } first
            || FormText.Day(form["to"]) is not { } last
            || first > last
        )
        {
            return Results.Redirect($"{Page}?why=period");
        }

        var from = FormText.Start(first);
        var end = FormText.Start(last.AddDays(1));
        // What has not come yet is no part of a period: its hours would count as unproven.
        var to = end < time.GetUtcNow() ? end : time.GetUtcNow();
        if (from >= to)
        {
            return Results.Redirect($"{Page}?why=period");
        }

        try
        {
            await trace.WriteAsync(person, "built", $"pack {framework.Id} {FormText.Day(first)} {FormText.Day(last)}");
            var audit = form["audit"].ToString() is { Length: > 0 } id ? audits.Find(id, person) : null;
            return await shelf.BuildAsync(framework, from, to, person, audit) is { } pack
                ? Results.Redirect($"{Page}?built={pack.Id}")
                : Results.Redirect($"{Page}?why=busy");
        }
        catch (LedgerFault)
        {
            return Results.Redirect($"{Page}?why=ledger");
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException)
        {
            return Results.Redirect($"{Page}?why=register");
        }
    }

    private static async Task<IResult> DownloadAsync(string id, Person person, PackShelf shelf, Export export) =>
        shelf.Find(id) is { } pack
            ? await export.FileAsync(person, $"{pack.Id}.zip", "application/zip", shelf.Zip(pack.Id), pack.Files)
            : Results.NotFound();

    private static async Task<IResult> VerifyAsync(
        string id,
        Person person,
        PackShelf shelf,
        PackChecks checks,
        Trace trace
    ) =>
        shelf.Find(id) is { } pack
            ? await CheckAsync(person, trace, checks, $"pack {pack.Id}", () => shelf.Verify(shelf.PathOf(pack), null))
            : Results.NotFound();

    private static async Task<IResult> VerifySentAsync(
        HttpContext http,
        Person person,
        PackShelf shelf,
        PackChecks checks,
        ConsoleOptions options,
        Trace trace
    )
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (form.Files.GetFile("pack") is not { Length: > 0 } file)
        {
            return Results.Redirect($"{Page}?why=none");
        }

        if (file.Length > AuditEndpoints.MostBytes)
        {
            return Results.Redirect($"{Page}?why=large");
        }

        VerifierKey? other = null;
        if (form["key"].ToString().Trim() is { Length: > 0 } given && !VerifierKey.TryParse(given, out other, out _))
        {
            return Results.Redirect($"{Page}?why=key");
        }

        using var content = new MemoryStream((int)file.Length);
        await file.CopyToAsync(content, http.RequestAborted);
        return await CheckAsync(
            person,
            trace,
            checks,
            "a pack that was sent",
            () =>
            {
                using var folder = new UploadFolder(options);
                Archive.Unpack(content.ToArray(), folder.Path);
                // Some tools put a folder around what they pack.
                var root =
                    !File.Exists(Path.Combine(folder.Path, "manifest.json"))
                    && Directory.GetFileSystemEntries(folder.Path) is [var only]
                    && Directory.Exists(only)
                        ? only
                        : folder.Path;
                return shelf.Verify(root, other);
            }
        );
    }

    private static async Task<IResult> CheckAsync(
        Person person,
        Trace trace,
        PackChecks checks,
        string what,
        Func<PackVerification> verify
    )
    {
        try
        {
            await trace.WriteAsync(person, "verified", what);
        }
        catch (LedgerFault)
        {
            return Results.Redirect($"{Page}?why=ledger");
        }

        PackCheck check;
        try
        {
            check = checks.Keep(person, what, await Task.Run(verify), null);
        }
        catch (ArchiveRefusedException refused)
        {
            check = checks.Keep(person, what, null, refused.Message);
        }
        catch (InvalidDataException)
        {
            check = checks.Keep(person, what, null, "It is no evidence pack: it has no manifest.json at its root.");
        }

        return Results.Redirect($"{Page}/checks/{check.Id}");
    }
}
