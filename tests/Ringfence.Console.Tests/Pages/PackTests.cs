using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Ringfence.Console.SignIn;
using Ringfence.Console.Tests.World;

namespace Ringfence.Console.Tests.Pages;

/// <summary>Evidence packs and the accounting of disclosures: made, checked, and in the ledger before either.</summary>
public sealed class PackTests(RunningConsole console) : IClassFixture<RunningConsole>
{
    [Fact]
    public async Task A_pack_is_built_verified_and_taken_away_and_an_altered_one_is_found_out()
    {
        await console.CallAsync("a.okafor", "oncology");
        using var http = await console.SignedInAsync(Role.Auditor, user: "who.builds");
        var today = DateTime.UtcNow.ToString("yyyy-MM-dd");
        using var built = await PostAsync(
            http,
            "/console/packs/build",
            ("framework", "soc2"),
            ("from", today),
            ("to", today)
        );
        var id = built.Headers.Location!.ToString().Split("built=")[1];
        Assert.Contains(id, await http.GetStringAsync("/console/packs"), StringComparison.Ordinal);

        using var verified = await PostAsync(http, $"/console/packs/{id}/verify");
        Assert.Contains("state-good", await http.GetStringAsync(verified.Headers.Location!), StringComparison.Ordinal);

        using var download = await PostAsync(http, $"/console/packs/{id}/download");
        var zip = await download.Content.ReadAsByteArrayAsync();
        Assert.Equal("application/zip", download.Content.Headers.ContentType!.MediaType);
        Assert.Contains("state-good", await SendAsync(http, zip), StringComparison.Ordinal);

        var altered = await SendAsync(http, Altered(zip));
        Assert.Contains("state-bad", altered, StringComparison.Ordinal);
        Assert.Contains("controls.csv", altered, StringComparison.Ordinal);
        Assert.Contains("&lt;img src=x onerror=alert(1)&gt;.csv", altered, StringComparison.Ordinal);
        Assert.DoesNotContain("<img src=x", altered, StringComparison.Ordinal);
        Assert.Contains(
            "no zip file",
            await SendAsync(http, "PK\u0003\u0004 no"u8.ToArray()),
            StringComparison.Ordinal
        );

        var acts = console.Acts().Where(act => act.Person.User == "who.builds").Select(act => act.Act).ToList();
        Assert.Equal(
            ["built", "verified", "exported", "verified", "verified", "verified"],
            acts.Where(act => act != "signed-in")
        );
        using var other = await console.SignedInAsync(Role.Auditor, user: "another.auditor");
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(verified.Headers.Location!)).StatusCode);
    }

    [Theory]
    [InlineData("../../keys")]
    [InlineData("..")]
    [InlineData(".building-00000000")]
    [InlineData("no-such-pack")]
    public async Task A_name_that_is_no_pack_s_is_not_found(string id)
    {
        using var http = await console.SignedInAsync(Role.Auditor);
        using var answer = await PostAsync(http, $"/console/packs/{Uri.EscapeDataString(id)}/download");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_viewer_builds_nothing()
    {
        using var http = await console.SignedInAsync(Role.Viewer);
        using var form = await FormAsync(http, "/console/calls", ("framework", "soc2"));
        Assert.Equal(HttpStatusCode.Forbidden, (await http.PostAsync("/console/packs/build", form)).StatusCode);
    }

    [Fact]
    public async Task Disclosures_are_accounted_and_the_person_is_in_no_entry()
    {
        var id = await console.CallAsync("who.disclosed", "oncology");
        using var http = await console.SignedInAsync(Role.Auditor, user: "who.accounts");
        await RunningConsole.UntilAsync(http, "/console/calls", id);
        using var form = await FormAsync(
            http,
            "/console/disclosures",
            ("_handler", "account"),
            ("kind", "mrn"),
            ("value", "UH-48213377")
        );
        using var answer = await http.PostAsync("/console/disclosures", form);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains("who.disclosed", page, StringComparison.Ordinal);
        Assert.Contains("replaced by pseudonyms", page, StringComparison.Ordinal);
        Assert.Contains("What cannot be known", page, StringComparison.Ordinal);
        var act = Assert.Single(console.Acts(), act => act.Act == "accounted");
        Assert.Equal(("who.accounts", "disclosures, by mrn"), (act.Person.User, act.What));
        Assert.DoesNotContain(
            "48213377",
            string.Concat(
                Ringfence
                    .Ledger.LedgerReader.Open(console.Ledger)
                    .Entries()
                    .Select(entry => Encoding.UTF8.GetString(entry.Bytes))
            ),
            StringComparison.Ordinal
        );
        using var nobody = await FormAsync(
            http,
            "/console/disclosures",
            ("_handler", "account"),
            ("kind", "ssn"),
            ("value", "12")
        );
        using var refused = await http.PostAsync("/console/disclosures", nobody);
        Assert.Contains("names nobody", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_assembly_is_audited_by_the_names_that_it_has_and_nothing_of_it_stays()
    {
        using var http = await console.SignedInAsync(Role.Viewer, user: "who.assembles");
        var zip = Attacks.ArchiveTests.Zip(
            (
                "manifest.json",
                """{"version":"36.0.0","artifacts":{"Clinic":{"type":"aws:cloudformation:stack","environment":"aws://111122223333/us-east-1","properties":{"templateFile":"Clinic.template.json"}}}}"""
            ),
            ("Clinic.template.json", """{"Resources":{"Letters":{"Type":"AWS::S3::Bucket"}}}"""),
            ("asset.0123/lambda.json", "{ not for us")
        );
        var page = await (
            await SendFileAsync(http, "/console/audit", "/console/audit/run", "template", "cdk.out.zip", zip)
        ).Content.ReadAsStringAsync();
        Assert.Contains("cdk.out/Clinic.template.json", page, StringComparison.Ordinal);
        Assert.Contains("Letters", page, StringComparison.Ordinal);
        Assert.DoesNotContain(console.Uploads, page, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(console.Uploads));
        using var refused = await SendFileAsync(
            http,
            "/console/audit",
            "/console/audit/run",
            "template",
            "x.zip",
            Attacks.ArchiveTests.Zip(("../../ledger/checkpoint", "x"))
        );
        Assert.Contains("leads out of it", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(console.Uploads));
    }

    private static byte[] Altered(byte[] zip)
    {
        using var bytes = new MemoryStream();
        bytes.Write(zip);
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            archive.GetEntry("controls.csv")!.Delete();
            using var added = archive.CreateEntry("<img src=x onerror=alert(1)>.csv").Open();
            added.Write("x"u8);
        }

        return bytes.ToArray();
    }

    private static async Task<string> SendAsync(HttpClient http, byte[] zip)
    {
        using var answer = await SendFileAsync(
            http,
            "/console/packs",
            "/console/packs/verify",
            "pack",
            "pack.zip",
            zip
        );
        return await answer.Content.ReadAsStringAsync();
    }

    // Sends a file, and follows to what came of it.
    private static async Task<HttpResponseMessage> SendFileAsync(
        HttpClient http,
        string page,
        string to,
        string field,
        string name,
        byte[] bytes
    )
    {
        var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/zip");
        using var form = new MultipartFormDataContent
        {
            { new StringContent(await RunningConsole.FormTokenAsync(http, page)), "__RequestVerificationToken" },
            { file, field, name },
        };
        using var answer = await http.PostAsync(to, form);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return await http.GetAsync(answer.Headers.Location!);
    }

    private static async Task<HttpResponseMessage> PostAsync(
        HttpClient http,
        string to,
        params (string, string)[] fields
    )
    {
        using var form = await FormAsync(http, "/console/packs", fields);
        return await http.PostAsync(to, form);
    }

    private static async Task<FormUrlEncodedContent> FormAsync(
        HttpClient http,
        string page,
        params (string Name, string Value)[] fields
    ) =>
        new([
            new("__RequestVerificationToken", await RunningConsole.FormTokenAsync(http, page)),
            .. fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value)),
        ]);
}
