using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Ringfence.Console.Record;
using Ringfence.Console.Shell;
using Ringfence.Console.SignIn;
using Ringfence.Console.Uploads;
using Ringfence.Posture;
using Ringfence.Posture.Reports;

namespace Ringfence.Console.Audits;

/// <summary>Takes templates to audit, and gives reports.</summary>
internal static class AuditEndpoints
{
    /// <summary>CloudFormation takes a megabyte; a Terraform plan may be larger.</summary>
    public const int MostBytes = 10 * 1024 * 1024;

    /// <summary>Files at once.</summary>
    public const int MostFiles = 100;

    public static void MapAudits(this IEndpointRouteBuilder routes)
    {
        var role = new AuthorizeAttribute { Roles = Roles.Viewer };
        routes.MapPost("/audit/run", RunAsync).RequireAuthorization(role);
        routes.MapPost("/audit/{id}/export", ExportAsync).RequireAuthorization(role);
    }

    private static async Task<IResult> RunAsync(HttpContext http, Person person, KeptAudits audits, Upload upload)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var files = new List<(string Name, byte[] Content)>();
        var bytes = 0L;
        foreach (var file in form.Files.GetFiles("template").Where(file => file.Length > 0))
        {
            bytes += file.Length;
            if (bytes > MostBytes || files.Count == MostFiles)
            {
                return Results.Redirect($"{ConsoleOptions.Prefix}/audit?why=large");
            }
            using var content = new MemoryStream((int)file.Length);
            await file.CopyToAsync(content, http.RequestAborted);
            // A name that leads elsewhere leads nowhere. It is shown, and nothing else.
            files.Add((Path.GetFileName(file.FileName.Replace('\\', '/')), content.ToArray()));
        }
        if (files.Count == 0)
        {
            return Results.Redirect($"{ConsoleOptions.Prefix}/audit?why=none");
        }
        try
        {
            var (run, texts) = await Task.Run(() => upload.Audit(files), http.RequestAborted);
            return Results.Redirect($"{ConsoleOptions.Prefix}/audit/{audits.Keep(person, run, texts).Id}");
        }
        catch (ArchiveRefusedException refused)
        {
            return Results.Redirect(FormText.Address("/audit", [("why", "archive-" + refused.Why)]));
        }
    }

    private static async Task<IResult> ExportAsync(
        HttpContext http,
        string id,
        Person person,
        KeptAudits audits,
        Export export
    )
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (audits.Find(id, person) is not { } kept)
        {
            return Results.NotFound();
        }
        if (form["format"] == "csv")
        {
            return await export.CsvAsync(
                person,
                "audit.csv",
                ["verdict", "severity", "control", "promise", "resource", "type", "file", "line", "reason"],
                kept.Run.Findings.Select(Row)
            );
        }
        var when = new ReportTime(kept.When);
        using var output = new MemoryStream();
        var (name, type) = form["format"].ToString() switch
        {
            "sarif" => ("audit.sarif", "application/sarif+json"),
            "html" => ("audit.html", "text/html; charset=utf-8"),
            _ => ("audit.json", "application/json"),
        };
        switch (name)
        {
            case "audit.sarif":
                SarifReport.Write(kept.Run, when, output);
                break;
            case "audit.html":
                using (var text = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true))
                {
                    HtmlReport.Write(kept.Run, when, text);
                }
                break;
            default:
                JsonReport.Write(kept.Run, when, all: true, output);
                break;
        }
        return await export.FileAsync(person, name, type, output.ToArray(), kept.Run.Findings.Count);
    }

    private static object?[] Row(Finding finding) =>
        [
            Names.Of(finding.Verdict),
            Names.Of(finding.Severity),
            finding.Control.Id,
            finding.Control.Title,
            finding.Resource?.LogicalId,
            finding.Resource?.Type,
            finding.Place?.File,
            finding.Place?.Line,
            finding.Reason,
        ];
}
