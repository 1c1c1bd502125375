using System.Text.Json.Nodes;
using Ringfence.Posture.Fixes;

namespace Ringfence.Tests.Posture.Fixes;

public sealed class SourceEditorTests
{
    private const string Yaml = """
        # top
        Resources:
           Bucket:   # odd indent
              Type: AWS::S3::Bucket
              Properties:
                 BucketName: &name letters   # anchored
                 Tags:
                 -  Key: a   # first
                    Value: "1"
                 # between
                 -  Key: b
                    Value: '2'
                 Flow: {Kept: yes, Inner: [x, y]} # behind
                 Code: |
                    line one
                      line two

           Other:
              Type: AWS::S3::Bucket
              Properties: { BucketName: *name }
        Outputs: {}
        """;

    private const string Json = """
        {
            "Resources" : {
                "Bucket" : {
                    "Type" : "AWS::S3::Bucket",
                    "Properties" : {
                        "Tags" : [ { "Key" : "a", "Value" : "1" } ],
                        "Nothing" : {}
                    }
                }
            }
        }
        """;

    [Theory]
    [InlineData(
        "Fresh",
        "true",
        "                    line one\n                      line two\n         Fresh: true\n"
    )]
    [InlineData("Deep.In.It", "5", "         Deep:\n            In:\n               It: 5\n")]
    [InlineData("Tags[]", """{"Key":"c"}""", "            Value: '2'\n         - Key: c\n")]
    [InlineData("Tags[Key=b].Value", "\"3\"", "         -  Key: b\n            Value: '3'\n")]
    [InlineData("Tags[Key=z].Value", "\"3\"", "         - Key: z\n           Value: '3'\n")]
    [InlineData("Tags[1].Value", "7", "            Value: 7\n         Flow:")]
    [InlineData("Flow.Kept", "false", "{Kept: false, Inner: [x, y]} # behind\n")]
    [InlineData("Flow.Fresh", """{"A":["b c",1]}""", "{Kept: yes, Inner: [x, y], Fresh: {A: [\"b c\", 1]}} # behind\n")]
    [InlineData("Flow.Inner[]", "\"z\"", "Inner: [x, y, z]} # behind\n")]
    [InlineData(
        "@DeletionPolicy",
        "\"Retain\"",
        "                      line two\n      DeletionPolicy: Retain\n\n   Other:"
    )]
    public void A_block_is_written_into_with_its_own_indent(string path, string value, string expected)
    {
        expected = expected.Replace(
            "                    line one\n                      line two",
            "            line one\n              line two"
        );
        expected = expected.Replace("                      line two", "              line two");
        foreach (var crlf in new[] { false, true })
        {
            var before = Lines(Yaml, crlf);
            var after = SourceEditor.Set(before, "Bucket", path, JsonNode.Parse(value)!);
            Assert.True(after.Contains(Lines(expected, crlf)), after);
            OthersStay(before, after, mostChanged: 1);
        }
    }

    [Theory]
    [InlineData("Fresh", "true", "\"Nothing\" : {},\n                \"Fresh\" : true\n            }")]
    [InlineData("Nothing.A", "\"b\"", "\"Nothing\" : {\n                    \"A\" : \"b\"\n                }\n")]
    [InlineData("Deep.In", "1", "                \"Deep\" : {\n                    \"In\" : 1\n                }\n")]
    [InlineData("Tags[Key=a].Value", "\"2\"", "[ { \"Key\" : \"a\", \"Value\" : \"2\" } ]")]
    [InlineData("Tags[*].Value", "\"3\"", "[ { \"Key\" : \"a\", \"Value\" : \"3\" } ]")]
    public void Json_is_written_in_the_files_own_commas_and_colons(string path, string value, string expected)
    {
        foreach (var crlf in new[] { false, true })
        {
            var after = SourceEditor.Set(Lines(Json, crlf), "Bucket", path, JsonNode.Parse(value)!);
            Assert.True(after.Contains(Lines(expected, crlf)), after);
            Assert.NotNull(JsonNode.Parse(after));
        }
    }

    [Fact]
    public void A_resource_is_added_behind_the_last_as_far_apart_as_the_others()
    {
        var after = SourceEditor.Add(Lines(Yaml, false), "Key", new JsonObject { ["Type"] = "AWS::KMS::Key" });
        Assert.Contains("{ BucketName: *name }\n\n   Key:\n      Type: AWS::KMS::Key\nOutputs: {}", after);
        var json = SourceEditor.Add(Lines(Json, false), "Key", new JsonObject { ["Type"] = "AWS::KMS::Key" });
        Assert.Contains(
            "        },\n        \"Key\" : {\n            \"Type\" : \"AWS::KMS::Key\"\n        }\n    }\n}",
            json
        );
    }

    [Fact]
    public void A_companion_that_stands_already_gets_what_it_lacks_and_keeps_what_it_has()
    {
        const string there = "Resources:\n  P:\n    Type: T\n    Properties:\n      S:\n        - {Sid: mine}\n";
        var body = (JsonObject)JsonNode.Parse("""{"Type":"T","Properties":{"S":[{"Sid":"mine"},{"Sid":"new"}]}}""")!;
        Assert.Equal(there + "        - Sid: new\n", SourceEditor.Add(there, "P", body));
        var other = (JsonObject)JsonNode.Parse("""{"Type":"T","Properties":{"S":"x"}}""")!;
        Assert.Throws<UneditableException>(() => SourceEditor.Add(there, "P", other));
    }

    [Fact]
    public void One_statement_becomes_the_first_of_a_list()
    {
        const string yaml =
            "Resources:\n  P:\n    Properties:\n      S:\n        Sid: a # why\n        E:\n          - x\nZ: 1\n";
        Assert.Equal(
            "Resources:\n  P:\n    Properties:\n      S:\n        - Sid: a # why\n          E:\n            - x\n        - Sid: b\nZ: 1\n",
            SourceEditor.Set(yaml, "P", "S[]", new JsonObject { ["Sid"] = "b" })
        );
    }

    [Fact]
    public void Taking_a_property_away_takes_its_lines_and_no_others()
    {
        var before = Lines(Yaml, false);
        Assert.Equal(
            before.Replace("         Flow: {Kept: yes, Inner: [x, y]} # behind\n", ""),
            SourceEditor.Remove(before, "Bucket", "Flow")
        );
        Assert.Equal(before.Replace("Kept: yes, ", ""), SourceEditor.Remove(before, "Bucket", "Flow.Kept"));
        Assert.Equal(before, SourceEditor.Remove(before, "Bucket", "Never.Was"));
    }

    [Theory]
    [InlineData("!Ref Name")]
    [InlineData("{Ref: Name}")]
    [InlineData("!If [A, b, c]")]
    public void What_a_function_computes_is_not_replaced(string value)
    {
        var text = $"Resources:\n  B:\n    Properties:\n      X: {value}\n";
        Assert.Throws<UneditableException>(() => SourceEditor.Set(text, "B", "X", JsonValue.Create(true)));
        Assert.Throws<UneditableException>(() => SourceEditor.Set(text, "B", "X.Y", JsonValue.Create(true)));
    }

    [Fact]
    public void What_others_share_is_not_changed()
    {
        const string text = "Resources:\n  A:\n    Properties: &p {X: &x 1}\n  B:\n    Properties: *p\n";
        Assert.Throws<UneditableException>(() => SourceEditor.Set(text, "B", "X", JsonValue.Create(2)));
        Assert.Throws<UneditableException>(() => SourceEditor.Set(text, "A", "X", JsonValue.Create(2)));
    }

    private static string Lines(string text, bool crlf)
    {
        text = text.Replace("\r\n", "\n");
        return crlf ? text.Replace("\n", "\r\n") : text;
    }

    private static void OthersStay(string before, string after, int mostChanged)
    {
        var kept = after.Split('\n').ToList();
        var gone = 0;
        foreach (var line in before.Split('\n'))
        {
            var at = kept.IndexOf(line);
            gone += at < 0 ? 1 : 0;
            kept.RemoveRange(0, at + 1);
        }

        Assert.True(gone <= mostChanged, after);
    }
}
