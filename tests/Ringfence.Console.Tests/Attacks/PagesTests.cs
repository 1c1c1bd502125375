using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Ringfence.Console.SignIn;
using Ringfence.Console.Tests.World;

namespace Ringfence.Console.Tests.Attacks;

/// <summary>Audit, usage, evidence and the catalogue: who sees what, and what an upload cannot do.</summary>
public sealed class PagesTests(RunningConsole console) : IClassFixture<RunningConsole>
{
    private const string Bucket = "Resources:\n  Letters:\n    Type: AWS::S3::Bucket\n";

    [Theory]
    [InlineData("/console/audit")]
    [InlineData("/console/usage")]
    [InlineData("/console/people?person=a.okafor")]
    [InlineData("/console/evidence?question=bypass")]
    [InlineData("/console/controls")]
    [InlineData("/console/frameworks/hipaa")]
    [InlineData("/console/policy")]
    [InlineData("/console/usage/first-seen")]
    [InlineData("/console/packs")]
    [InlineData("/console/disclosures")]
    [InlineData("/console/anomalies")]
    [InlineData("/console/audit/last")]
    [InlineData("/console/audit/registers")]
    [InlineData("/console/ledger/checkpoint/1")]
    public async Task Nobody_sees_anything_before_signing_in(string path)
    {
        using var http = console.Stranger();
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync(path)).StatusCode);
    }

    [Theory]
    [InlineData("/console/packs")]
    [InlineData("/console/packs/checks/0123456789abcdef")]
    [InlineData("/console/disclosures")]
    [InlineData("/console/anomalies")]
    [InlineData("/console/audit/last")]
    [InlineData("/console/audit/registers")]
    public async Task What_is_everybody_s_is_an_auditor_s(string path)
    {
        using var viewer = await console.SignedInAsync(Role.Viewer);
        Assert.Equal(HttpStatusCode.Forbidden, (await viewer.GetAsync(path)).StatusCode);
    }

    [Theory]
    [InlineData("/console/audit/last")]
    [InlineData("/console/audit/registers")]
    public async Task What_registers_say_is_text_and_what_has_expired_is_marked(string path)
    {
        using var auditor = await console.SignedInAsync(Role.Auditor);
        var page = await auditor.GetStringAsync(path);
        Assert.Contains("alert(1)", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img src=x", page, StringComparison.Ordinal);
        if (path.EndsWith("registers", StringComparison.Ordinal))
        {
            Assert.Contains("2020-01-31, expired", page, StringComparison.Ordinal);
            Assert.Contains("2020-01-01, expired", page, StringComparison.Ordinal);
            Assert.DoesNotContain("2999-01-31, expired", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_last_run_narrows_by_severity_framework_and_service()
    {
        using var auditor = await console.SignedInAsync(Role.Auditor);
        Assert.Contains(
            ">fail</span>",
            await auditor.GetStringAsync("/console/audit/last?framework=hipaa&service=S3"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "0 findings",
            await auditor.GetStringAsync("/console/audit/last?severity=Critical"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "0 findings",
            await auditor.GetStringAsync("/console/audit/last?service=Nothing"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_viewer_s_policy_is_that_of_their_teams()
    {
        using var viewer = await console.SignedInAsync(Role.Viewer, "billing");
        var page = await viewer.GetStringAsync("/console/policy");
        Assert.Contains("nova-lite", page, StringComparison.Ordinal);
        Assert.DoesNotContain(">oncology<", page, StringComparison.Ordinal);
        using var auditor = await console.SignedInAsync(Role.Auditor);
        page = await auditor.GetStringAsync("/console/policy");
        Assert.Contains(">oncology<", page, StringComparison.Ordinal);
        Assert.Contains("600 requests, 400,000 tokens", page, StringComparison.Ordinal);
        Assert.Contains("replaced by pseudonyms", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Usage_has_costs_and_a_spent_budget_is_marked()
    {
        var id = await console.CallAsync("who.spends", "oncology");
        using var auditor = await console.SignedInAsync(Role.Auditor);
        await RunningConsole.UntilAsync(auditor, "/console/calls", id);
        var page = await auditor.GetStringAsync("/console/usage");
        Assert.Contains("state-bad", page, StringComparison.Ordinal);
        Assert.Contains("5,000.00", page, StringComparison.Ordinal);
        Assert.Contains(
            "who.spends",
            await auditor.GetStringAsync("/console/usage/first-seen"),
            StringComparison.Ordinal
        );
        using var viewer = await console.SignedInAsync(Role.Viewer, "billing");
        Assert.DoesNotContain(
            "who.spends",
            await viewer.GetStringAsync("/console/usage/first-seen"),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("5,000.00", await viewer.GetStringAsync("/console/usage"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fix_is_a_diff_and_its_sender_s_alone()
    {
        using var sender = await console.SignedInAsync(Role.Viewer, user: "who.mends");
        using var answer = await UploadAsync(sender, ("letters.yaml", Bucket));
        var place = $"{answer.Headers.Location}/fix";
        var page = await sender.GetStringAsync(place);
        Assert.Contains("<tr class=\"diff-added\">", page, StringComparison.Ordinal);
        Assert.Contains("PublicAccessBlockConfiguration", page, StringComparison.Ordinal);
        var one = await sender.GetStringAsync($"{place}/0");
        Assert.Contains("letters.yaml", one, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await sender.GetAsync($"{place}/99999")).StatusCode);
        using var other = await console.SignedInAsync(Role.Administrator, user: "somebody.else");
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(place)).StatusCode);
    }

    [Fact]
    public async Task Questions_over_everybody_are_an_auditor_s()
    {
        using var viewer = await console.SignedInAsync(Role.Viewer);
        Assert.Equal(HttpStatusCode.Forbidden, (await viewer.GetAsync("/console/evidence?question=bypass")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await viewer.GetAsync("/console/people?person=t.other")).StatusCode);
        using var auditor = await console.SignedInAsync(Role.Auditor);
        Assert.Equal(HttpStatusCode.OK, (await auditor.GetAsync("/console/evidence?question=bypass")).StatusCode);
    }

    [Fact]
    public async Task A_viewer_s_usage_is_that_of_their_teams()
    {
        var id = await console.CallAsync("t.other", "research");
        using var auditor = await console.SignedInAsync(Role.Auditor);
        await RunningConsole.UntilAsync(auditor, "/console/calls", id);
        await RunningConsole.UntilAsync(auditor, "/console/usage", "research");
        using var viewer = await console.SignedInAsync(Role.Viewer, "oncology");
        Assert.DoesNotContain("research", await viewer.GetStringAsync("/console/usage"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_answers_with_what_happened()
    {
        var id = await console.CallAsync("asked.about", "oncology");
        using var auditor = await console.SignedInAsync(Role.Auditor);
        await RunningConsole.UntilAsync(auditor, "/console/calls", id);
        await RunningConsole.UntilAsync(
            auditor,
            "/console/evidence?question=timeline&value=asked.about",
            "asked.about</td>"
        );
        var empty = await auditor.GetStringAsync("/console/evidence?question=who&by=person&value=nobody.at.all");
        Assert.Contains("nothing is an answer", empty, StringComparison.Ordinal);
        Assert.Contains(
            "Say what to look for",
            await auditor.GetStringAsync("/console/evidence?question=who&by=nonsense&value=x"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "none of this answer",
            await auditor.GetStringAsync("/console/evidence?question=timeline&value=x&after=nonsense"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_template_is_judged_and_its_findings_are_its_sender_s_alone()
    {
        using var sender = await console.SignedInAsync(Role.Viewer, user: "who.audits");
        using var answer = await UploadAsync(sender, ("letters.yaml", Bucket));
        var place = answer.Headers.Location!.ToString();
        var page = await sender.GetStringAsync(place);
        Assert.Contains("Letters", page, StringComparison.Ordinal);
        Assert.Contains("falls short", page, StringComparison.Ordinal);
        Assert.Contains("bucket-has-versioning", page, StringComparison.Ordinal);
        using var other = await console.SignedInAsync(Role.Administrator, user: "somebody.else");
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(place)).StatusCode);
        using var form = await FormAsync(other, "/console/audit", ("format", "json"));
        Assert.Equal(HttpStatusCode.NotFound, (await other.PostAsync($"{place}/export", form)).StatusCode);
    }

    [Theory]
    [InlineData("../../../etc/passwd")]
    [InlineData("..\\..\\secret.yaml")]
    [InlineData("/etc/hostname")]
    public async Task An_upload_s_name_leads_nowhere(string name)
    {
        using var http = await console.SignedInAsync(Role.Viewer);
        using var answer = await UploadAsync(http, (name, Bucket));
        var page = await http.GetStringAsync(answer.Headers.Location!.ToString());
        Assert.Contains("Letters", page, StringComparison.Ordinal);
        Assert.DoesNotContain("..", page[page.IndexOf("<main", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bomb.zip", "PK\u0003\u0004 not a template")]
    [InlineData("nothing.json", "{")]
    [InlineData("<img src=x onerror=alert(1)>.yaml", "Resources: [")]
    public async Task What_is_no_template_is_said_and_nothing_breaks(string name, string content)
    {
        using var http = await console.SignedInAsync(Role.Viewer);
        using var answer = await UploadAsync(http, (name, content));
        var page = await http.GetStringAsync(answer.Headers.Location!.ToString());
        Assert.Contains("notice-bad", page, StringComparison.Ordinal);
        Assert.False(Directory.Exists(console.Uploads) && Directory.EnumerateFileSystemEntries(console.Uploads).Any());
        Assert.DoesNotContain("<img src=x", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_much_at_once_is_refused()
    {
        using var http = await console.SignedInAsync(Role.Viewer);
        using var answer = await UploadAsync(http, ("large.yaml", new string('#', 10 * 1024 * 1024 + 1)));
        Assert.EndsWith("?why=large", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_export_of_findings_runs_no_formula()
    {
        using var http = await console.SignedInAsync(Role.Viewer);
        using var answer = await UploadAsync(http, ("=HYPERLINK(A1).yaml", Bucket));
        using var form = await FormAsync(http, "/console/audit", ("format", "csv"));
        using var csv = await http.PostAsync($"{answer.Headers.Location}/export", form);
        var text = await csv.Content.ReadAsStringAsync();
        Assert.Contains("\"'=HYPERLINK", text, StringComparison.Ordinal);
        Assert.DoesNotContain(",\"=", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_control_and_framework_has_a_page()
    {
        using var http = await console.SignedInAsync(Role.Viewer);
        foreach (var control in Ringfence.Controls.Catalogue.All.Where((_, at) => at % 25 == 0))
        {
            Assert.Contains(
                control.Id,
                await http.GetStringAsync($"/console/controls/{control.Id}"),
                StringComparison.Ordinal
            );
        }
        foreach (var (framework, _) in Ringfence.Controls.Frameworks.AllFrameworks.All)
        {
            Assert.Equal(HttpStatusCode.OK, (await http.GetAsync($"/console/frameworks/{framework.Id}")).StatusCode);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync("/console/controls/no-such-control")).StatusCode);
    }

    private static async Task<HttpResponseMessage> UploadAsync(
        HttpClient http,
        params (string Name, string Content)[] files
    )
    {
        using var form = new MultipartFormDataContent
        {
            {
                new StringContent(await RunningConsole.FormTokenAsync(http, "/console/audit")),
                "__RequestVerificationToken"
            },
        };
        foreach (var (name, content) in files)
        {
            var file = new ByteArrayContent(Encoding.UTF8.GetBytes(content));
            // As a hostile client writes it: the library would refuse some of these names.
            file.Headers.TryAddWithoutValidation(
                "Content-Disposition",
                $"form-data; name=\"template\"; filename=\"{name.Replace("\\", "\\\\", StringComparison.Ordinal)}\""
            );
            file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            form.Add(file);
        }
        var answer = await http.PostAsync("/console/audit/run", form);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer;
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
