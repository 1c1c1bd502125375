using System.CommandLine;
using System.IO.Compression;
using Ringfence.Cli;
using Ringfence.Cli.Phi;

namespace Ringfence.Gateway.Tests.Cli.Phi;

/// <summary>Files of other kinds than plain text: what their format says to be an identifier is one, and escapes hide none.</summary>
public sealed class FormatTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ringfence-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_fields_of_an_hl7_message_are_known()
    {
        const string message =
            "MSH|^~\\&|ADT1|NORTHGATE|LAB|RIVERSIDE|202202041530||ADT^A01|1|P|2.3\rPID|1||44918273^^^HOSP^MR||ZQUARTZ^BLIM^A||19531013|F|||12 Oak St^^Zzyx^TX^75201||(217)555-0142|||S||77812443|432-55-1981\rPV1|1|I|2000^2012^01||||55120^Vrooman^Tiq^^^^MD\rOBX|1|NM|2345-7^GLUCOSE^LN||105|mg/dL|70-99|H\r";
        var (exit, output, _) = await RunAsync("redact", Write("a.hl7", message));
        Assert.Equal(0, exit);
        foreach (
            var seeded in new[]
            {
                "NORTHGATE",
                "44918273",
                "ZQUARTZ",
                "BLIM",
                "19531013",
                "Oak",
                "Zzyx",
                "75201",
                "555-0142",
                "77812443",
                "1981",
                "55120",
                "Vrooman",
                "Tiq",
            }
        )
        {
            Assert.DoesNotContain(seeded, output);
        }

        Assert.Contains("OBX|1|NM|2345-7^GLUCOSE^LN||105|mg/dL|70-99|H\r", output);
        Assert.Contains("^^^HOSP^MR||", output);
    }

    [Fact]
    public async Task The_fields_of_a_fhir_resource_are_known_and_the_json_stays_json()
    {
        const string patient = """
            {"resourceType":"Patient","id":"p1","identifier":[{"system":"urn:x","value":"zz-1"}],
             "name":[{"family":"Brunq\u00fcist","given":["Q\u00e9lo"]}],"birthDate":"1974-12-25","gender":"male",
             "telecom":[{"system":"email","value":"q@b.example"}],"address":[{"line":["12 Oak"],"city":"Zzyx","state":"TX","postalCode":"75201"}]}
            """;
        var (_, output, _) = await RunAsync("redact", Write("p.json", patient));
        using var json = System.Text.Json.JsonDocument.Parse(output);
        foreach (var seeded in new[] { "zz-1", "Brunq", "lo\"", "1974", "q@b", "12 Oak", "Zzyx", "75201" })
        {
            Assert.DoesNotContain(seeded, output);
        }

        Assert.Equal("male", json.RootElement.GetProperty("gender").GetString());
        Assert.Equal("TX", json.RootElement.GetProperty("address")[0].GetProperty("state").GetString());
    }

    [Fact]
    public async Task Escapes_of_json_html_and_mail_hide_no_name()
    {
        Assert.DoesNotContain(
            "Okafor",
            (await RunAsync("redact", Write("a.json", "{\"note\":\"seen.\\nDr. Okafor called\"}"))).Output
        );
        Assert.Equal(
            "<p>Dr. <b>[NAME] called</p>",
            (await RunAsync("redact", Write("a.html", "<p>Dr. <b>Oka</b>for called</p>"))).Output
        );
        Assert.DoesNotContain(
            "Brien",
            (await RunAsync("redact", Write("b.xml", "<t>Mr. O&#39;Brien called</t>"))).Output
        );
        const string mail =
            "Subject: x\nContent-Transfer-Encoding: quoted-printable\n\nseen by Dr. Ji=C5=99=\n=C3=AD today\n";
        Assert.DoesNotContain("=C5=99", (await RunAsync("redact", Write("a.eml", mail))).Output);
        var attached =
            "Content-Transfer-Encoding: base64\n\n" + new string('A', 76) + "\n" + new string('B', 40) + "\n\n--x--\n";
        Assert.Contains("[PHOTO]", (await RunAsync("redact", Write("b.eml", attached))).Output);
    }

    [Fact]
    public async Task Cells_under_a_known_head_are_identifiers()
    {
        var file = Write("a.csv", "mrn,first_name,note\r\nzz1,\"Blim\",stable\r\nzz2,Tiq,\"well, home\"\r\n");
        var (_, output, _) = await RunAsync("redact", file);
        Assert.Equal("mrn,first_name,note\r\n[MRN],\"[NAME]\",stable\r\n[MRN],[NAME],\"well, home\"\r\n", output);
    }

    [Fact]
    public async Task A_word_document_is_read_and_a_broken_one_is_told()
    {
        var path = Path.Combine(_folder, "a.docx");
        using (var archive = ZipFile.Open(path, ZipArchiveMode.Create))
        {
            using var part = new StreamWriter(archive.CreateEntry("word/document.xml").Open());
            part.Write(
                "<w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>Dr. Oka</w:t></w:r><w:r><w:t>for</w:t></w:r></w:p></w:body></w:document>"
            );
        }

        Assert.Equal("Dr. [NAME]\n", (await RunAsync("redact", path)).Output);
        var (exit, output, error) = await RunAsync(
            "redact",
            Write("b.docx", "no archive"),
            Write("c.txt", "Dr. Okafor")
        );
        Assert.Equal(2, exit);
        Assert.Equal("Dr. [NAME]", output);
        Assert.Contains("b.docx cannot be read", error);
    }

    [Fact]
    public async Task A_policy_sets_kinds_and_texts_aside_and_says_what_it_does_not_know()
    {
        var text = Write("a.txt", "Dr. Okafor at Northgate Clinic on 3/14/2023.");
        var policy = Write("p.policy", """{"ignored":["DATE"],"allowed":["Northgate Clinic"]}""");
        Assert.Equal(
            "Dr. [NAME] at Northgate Clinic on 3/14/2023.",
            (await RunAsync("redact", text, "--policy", policy)).Output
        );
        var (exit, _, error) = await RunAsync(
            "scan",
            text,
            "--policy",
            Write("q.policy", """{"ignore":["X"],"ignored":["DAY"]}""")
        );
        Assert.Equal(2, exit);
        Assert.Contains("\"ignore\" is not known", error);
        Assert.Contains("\"DAY\" is no kind", error);
    }

    [Fact]
    public async Task Directories_and_patterns_are_read_in_order()
    {
        Write("b.txt", "Dr. Okafor");
        Write("a.txt", "Nothing.");
        Write("c.bin", "Dr. Okafor");
        var (exit, output, _) = await RunAsync("scan", _folder, "--format", "jsonl");
        Assert.Equal(1, exit);
        Assert.Equal(2, output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Single(
            (await RunAsync("scan", Path.Combine(_folder, "b*.txt"), "--format", "jsonl")).Output.Split(
                '\n',
                StringSplitOptions.RemoveEmptyEntries
            )
        );
        Assert.Equal(2, (await RunAsync("scan", Path.Combine(_folder, "z*.txt"))).Exit);
    }

    private string Write(string name, string content)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, content);
        return path;
    }

    private static async Task<(int Exit, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await CommandLine.RunAsync(
            new RootCommand { PhiCommand.Create() },
            ["phi", .. args],
            new InvocationConfiguration { Output = output, Error = error }
        );
        return (exit, output.ToString(), error.ToString());
    }
}
