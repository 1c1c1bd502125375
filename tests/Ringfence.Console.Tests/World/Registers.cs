namespace Ringfence.Console.Tests.World;

/// <summary>Files that people keep beside the gateway, with hostile texts in every field that is free.</summary>
internal static class Registers
{
    public const string Hostile = "<script>alert(1)</script>\\\"><img src=x onerror=alert(1)>";

    /// <summary>Writes them; the settings that name them.</summary>
    public static Dictionary<string, string?> Write(string root)
    {
        Directory.CreateDirectory(root);
        return new()
        {
            ["Console:Waivers"] = File(
                "waivers.yaml",
                $$"""
                waivers:
                  - { control: bucket-has-versioning, resource: Letters, reason: "{{Hostile}}", owner: "{{Hostile}}", expires: 2020-01-31 }
                  - { control: bucket-is-replicated, resource: "*", reason: one region is enough, owner: j.abara, expires: 2999-01-31 }
                """
            ),
            ["Console:Attestations"] = File(
                "attestations.json",
                $$"""[{"control":"addendum-is-kept","statement":"{{Hostile}}","owner":"{{Hostile}}","date":"2019-01-01","expires":"2020-01-01","document":"{{Hostile}}"}]"""
            ),
            ["Console:Posture:0"] = File(
                "audit.json",
                $$"""{"schema":"ringfence.audit/1","time":"2026-01-05T10:00:00Z","findings":[{"control":"bucket-has-versioning","verdict":"Fail","severity":"high","reason":"{{Hostile}}","resource":{"type":"AWS::S3::Bucket","logicalId":"{{Hostile}}"},"file":"letters.yaml","line":2,"column":3}]}"""
            ),
            ["Console:Posture:1"] = Estate(),
            ["Console:KeepContent"] = "true",
            ["Console:Prices"] = File(
                "prices.json",
                """{"anthropic.claude-sonnet-4-5*":{"input":3000,"output":15000}}"""
            ),
            ["Console:Budgets:oncology"] = "0.01",
            ["Console:Budgets:research"] = "5000",
        };

        // An estate's audits over time, and a file that is none among them.
        string Estate()
        {
            Directory.CreateDirectory(Path.Combine(root, "estate"));
            File("estate/november.json", Audit("2025-11-30T10:00:00Z", "bucket-has-versioning", "bucket-is-private"));
            File("estate/december.json", Audit("2025-12-31T10:00:00Z", "bucket-has-versioning"));
            File("estate/notes.json", """{"schema":"another/1"}""");
            return Path.Combine(root, "estate");
        }

        static string Audit(string time, params string[] controls) =>
            $$"""{"schema":"ringfence.audit/1","time":"{{time}}","findings":[{{string.Join(',', controls.Select(control => $$"""{"control":"{{control}}","verdict":"Fail","severity":"high","reason":"r"}"""))}}]}""";

        string File(string name, string text)
        {
            var path = Path.Combine(root, name);
            System.IO.File.WriteAllText(path, text);
            return path;
        }
    }
}
