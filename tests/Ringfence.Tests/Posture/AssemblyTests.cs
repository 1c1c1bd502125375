using Ringfence.Controls.Facts;
using Ringfence.Posture;
using Ringfence.Posture.Readers;

namespace Ringfence.Tests.Posture;

public sealed class AssemblyTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ringfence-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private (AuditRun Run, List<Resource> Seen) Audit(params string[] paths)
    {
        var seen = new List<Resource>();
        var files = InputFiles.Find(paths.Select(path => Path.Combine(_folder, path)), missing => Assert.Fail(missing));
        return (
            Auditor.Run(files, new AuditOptions { Controls = [new ValueIsRight(), new EveryResource(seen)] }),
            seen
        );
    }

    private void WriteAssembly()
    {
        Write(
            "manifest.json",
            """
            {"version":"36.0.0","artifacts":{
              "One":{"type":"aws:cloudformation:stack","environment":"aws://111122223333/eu-west-1","properties":{"templateFile":"One.template.json","stackName":"one-stack"}},
              "assembly-Prod":{"type":"cdk:cloud-assembly","properties":{"directoryName":"assembly-Prod"}}}}
            """
        );
        Write(
            "One.template.json",
            """
            {"Resources":{
              "Subject":{"Type":"Test::Thing::Seen","Properties":{"Value":{"Fn::ImportValue":"two:Out"}},"Metadata":{"aws:cdk:path":"One/Thing/Resource"}},
              "Region":{"Type":"Test::Thing::Other","Properties":{"R":{"Ref":"AWS::Region"},"N":{"Ref":"AWS::StackName"}}}}}
            """
        );
        Write(
            "assembly-Prod/manifest.json",
            """{"version":"36.0.0","artifacts":{"Two":{"type":"aws:cloudformation:stack","properties":{"templateFile":"Two.template.json"}}}}"""
        );
        Write(
            "assembly-Prod/Two.template.json",
            """{"Resources":{},"Outputs":{"O":{"Value":"right","Export":{"Name":"two:Out"}}}}"""
        );
        Write("One.assets.json", """{"version":"36.0.0","files":{}}""");
        Write("asset.abc/template.json", """{"Resources":{"Not":{"Type":"Test::Thing::Seen"}}}""");
    }

    [Theory]
    [InlineData("")]
    [InlineData("manifest.json")]
    public void All_stacks_and_stages_are_audited_together_in_their_environments(string path)
    {
        WriteAssembly();
        var (run, seen) = Audit(path);
        Assert.Equal(2, run.Files.Count);
        Assert.All(run.Files, file => Assert.Null(file.Error));
        var finding = Assert.Single(run.Findings);
        Assert.Equal(FindingVerdict.Pass, finding.Verdict);
        Assert.Equal("One/Thing/Resource", finding.Resource!.CdkPath);
        Assert.Equal(("eu-west-1", "one-stack"), (seen[1]["R"].Text, seen[1]["N"].Text));
    }

    [Fact]
    public void A_nested_stack_gets_what_its_parent_passes_and_gives_its_outputs()
    {
        Write(
            "parent.yaml",
            """
            Resources:
              Logs: {Type: 'Test::Thing::Bucket'}
              Child:
                Type: AWS::CloudFormation::Stack
                Properties: {TemplateURL: nested/child.yaml, Parameters: {Given: right, Bucket: !Ref Logs}}
              Subject: {Type: 'Test::Thing::Seen', Properties: {Value: !GetAtt Child.Outputs.Answer}}
            """
        );
        Write(
            "nested/child.yaml",
            """
            Parameters: {Given: {Type: String, Default: wrong}, Bucket: {Type: String}}
            Resources:
              Inner: {Type: 'Test::Thing::Seen', Properties: {Value: !Ref Given, Bucket: !Ref Bucket}}
            Outputs: {Answer: {Value: !Ref Given}}
            """
        );
        foreach (
            var paths in (string[][])
                [
                    ["parent.yaml"],
                    [""],
                ]
        )
        {
            var (run, seen) = Audit(paths);
            Assert.Equal(2, run.Files.Count);
            Assert.Equal(2, run.Findings.Count);
            Assert.Equal(2, run.Count(FindingVerdict.Pass));
            Assert.Equal("Logs", seen.Single(each => each.LogicalId == "Inner")["Bucket"].Target!.LogicalId);
        }
    }

    [Fact]
    public void Stacks_that_nest_each_other_end()
    {
        Write(
            "a.yaml",
            "Resources: {N: {Type: 'AWS::CloudFormation::Stack', Properties: {TemplateURL: b.yaml, Parameters: {P: x}}}}\nOutputs: {O: {Value: !GetAtt N.Outputs.O}}"
        );
        Write(
            "b.yaml",
            "Parameters: {P: {Type: String}}\nResources: {N: {Type: 'AWS::CloudFormation::Stack', Properties: {TemplateURL: a.yaml}}}\nOutputs: {O: {Value: !GetAtt N.Outputs.O}}"
        );
        Assert.All(Audit("").Run.Files, file => Assert.Null(file.Error));
    }

    [Fact]
    public void Managed_settings_of_Claude_Code_are_a_resource()
    {
        Write("managed-settings.json", """{"permissions":{"deny":["Read(./phi/**)"]},"cleanupPeriodDays":1}""");
        var (run, seen) = Audit("managed-settings.json");
        Assert.Equal(1, run.Files[0].Resources);
        Assert.Equal("Ringfence::ClaudeCode::ManagedSettings", Assert.Single(seen).Type);
        Assert.Equal("Read(./phi/**)", seen[0]["permissions.deny"].Items[0].Text);
        Assert.Equal(1, seen[0]["cleanupPeriodDays"].Place!.Line);
    }

    [Fact]
    public void Findings_of_a_real_app_name_the_line_that_made_the_resource()
    {
        var script = Path.Combine(House.Repository.Root, "tests", "foundation", "assembly.mjs");
        Packs.Pack.Run(script, Path.Combine(_folder, "cdk.out"));

        var run = Auditor.Run(InputFiles.Find([Path.Combine(_folder, "cdk.out")], missing => Assert.Fail(missing)));

        var lines = File.ReadAllLines(script);
        foreach (
            var (path, made) in new[]
            {
                ("Clinic/Records/Resource", "new Bucket("),
                ("Later/Work/Jobs/Resource", "new Queue("),
            }
        )
        {
            var finding = run.Findings.First(each =>
                each.Verdict == FindingVerdict.Fail && each.Resource?.CdkPath == path
            );
            var code = finding.Resource!.Code!;
            Assert.EndsWith("assembly.mjs", code.File);
            Assert.Contains(made, lines[code.Line - 1]);
        }
    }

    [Theory]
    [InlineData("new Clinic (/app/lib/clinic.ts:12:5)", "/app/lib/clinic.ts", 12, 5)]
    [InlineData("    at Object.<anonymous> (/app/main (old).js:3:1)", "/app/main (old).js", 3, 1)]
    [InlineData("/app/main.js:3:7", "/app/main.js", 3, 7)]
    public void Traces_of_older_versions_are_read(string frame, string file, int line, int column)
    {
        Write(
            "manifest.json",
            $$$$$"""
            {"version":"36.0.0","artifacts":{"One":{"type":"aws:cloudformation:stack",
              "properties":{"templateFile":"One.template.json"},
              "metadata":{"/One/S":[{"type":"aws:cdk:logicalId","data":"S","trace":[
                "new Bucket (/app/node_modules/aws-cdk-lib/aws-s3/lib/bucket.js:1:2)","node:internal/main:1:1","{{{{{frame}}}}}"]}]}}}}
            """
        );
        Write("One.template.json", """{"Resources":{"S":{"Type":"Test::Thing::Seen"}}}""");

        var code = Assert.Single(Audit("").Run.Findings).Resource!.Code!;

        Assert.Equal((file, line, column), (code.File, code.Line, code.Column));
    }

    [Fact]
    public void A_nested_stack_has_the_lines_and_the_place_of_the_stack_that_nests_it()
    {
        Write(
            "manifest.json",
            """
            {"version":"36.0.0","artifacts":{"One":{"type":"aws:cloudformation:stack",
              "environment":"aws://111122223333/eu-west-1",
              "properties":{"templateFile":"One.template.json"},
              "metadata":{
                "/One/A/Thing/Resource":[{"type":"aws:cdk:logicalId","data":"Subject","trace":["/app/a.js:3:1"]}],
                "/One/B/Thing/Resource":[{"type":"aws:cdk:logicalId","data":"Subject","trace":["/app/b.js:7:2"]}]}}}}
            """
        );
        Write(
            "One.template.json",
            """
            {"Resources":{
              "A":{"Type":"AWS::CloudFormation::Stack","Metadata":{"aws:asset:path":"A.nested.template.json"}},
              "B":{"Type":"AWS::CloudFormation::Stack","Metadata":{"aws:asset:path":"B.nested.template.json"}}}}
            """
        );
        const string Value = "\"Properties\":{\"Value\":{\"Ref\":\"AWS::Region\"}}";
        Write(
            "A.nested.template.json",
            $$$$$"""{"Resources":{"Subject":{"Type":"Test::Thing::Seen",{{{{{Value}}}}},"Metadata":{"aws:cdk:path":"One/A/Thing/Resource"}}}}"""
        );
        Write(
            "B.nested.template.json",
            $$$$$"""{"Resources":{"Subject":{"Type":"Test::Thing::Seen",{{{{{Value}}}}}}}}"""
        );

        var (run, seen) = Audit("");

        var things = seen.Where(resource => resource.Type == "Test::Thing::Seen").ToList();
        Assert.Equal(["eu-west-1", "eu-west-1"], things.Select(resource => resource["Value"].Text));
        var byFile = run
            .Findings.Where(finding => finding.Resource!.Type == "Test::Thing::Seen")
            .ToDictionary(finding => Path.GetFileName(finding.Place!.File));
        var code = byFile["A.nested.template.json"].Resource!.Code!;
        Assert.Equal(("/app/a.js", 3, 1), (code.File, code.Line, code.Column));

        // Without a path, and with its id noted twice, whose line it is cannot be told.
        Assert.Null(byFile["B.nested.template.json"].Resource!.Code);
    }
}
