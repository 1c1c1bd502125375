using Ringfence.Console.SignIn;
using Spectre.Console;

namespace Ringfence.Cli.Up;

/// <summary>What <c>up</c> prints: where things are, and calls ready to paste.</summary>
internal sealed class Welcome(Boundary boundary)
{
    private const string Model = "claude-sonnet";

    public void Print(Terminal terminal)
    {
        var console = terminal.Out;
        var data = Relative(boundary.Settings.Data.Root);
        console.MarkupLine("[bold green]Ringfence is up.[/]");
        var table = new Grid().AddColumn(new GridColumn().NoWrap().PadRight(3)).AddColumn();
        Row(
            table,
            "Gateway",
            $"{Url(boundary.Http1)}  (HTTP/2 cleartext, which the AWS SDK for JavaScript speaks: {Url(boundary.Http2)})"
        );
        Row(
            table,
            "AWS",
            boundary.Aws is null
                ? $"Amazon Bedrock: {boundary.AwsBecause}"
                : $"LocalBedrock at {boundary.Aws.Urls.First()}, a stand-in and not a real model: {boundary.AwsBecause}. Nothing leaves this machine."
        );
        if (boundary.HasConsole)
        {
            Row(
                table,
                "Console",
                $"{Url(boundary.Http1)}/console  (sign in with the link below, once; a new one: ./ringfence console)"
            );
        }

        Row(table, "Record", $"{data}/ledger  (check it: ./ringfence ledger verify {data}/ledger)");
        Row(table, "Policy", $"{Relative(boundary.ConfigurationFile)}  (edit it; it is read again when it changes)");
        console.Write(table);
        console.WriteLine();
        if (boundary.HasConsole)
        {
            terminal.Raw.WriteLine("# the console, signed in: good once, for fifteen minutes");
            terminal.Raw.WriteLine(boundary.ConsoleLink(Environment.UserName, "oncology", Role.Administrator));
            terminal.Raw.WriteLine();
        }

        terminal.Raw.WriteLine(Calls(data));
        terminal.Raw.Flush();
    }

    private string Calls(string data) =>
        $$"""
            # a token of this machine's development issuer, good for 8 hours
            export RINGFENCE_TOKEN=$(./ringfence token --user $USER --team oncology --role clinician{{(
                data == DataDirectory.Default ? "" : $" --data {data}"
            )}})
            # this one works now:
            export RINGFENCE_TOKEN={{boundary.Token("you", "oncology", "clinician", TimeSpan.FromHours(8))}}

            # curl
            curl -s {{Url(
                boundary.Http1
            )}}/model/{{Model}}/converse -H "authorization: Bearer $RINGFENCE_TOKEN" -H 'content-type: application/json' \
              -d '{"messages":[{"role":"user","content":[{"text":"Say hello."}]}]}'

            # AWS SDK for JavaScript
            new BedrockRuntimeClient({ region: "us-east-1", endpoint: "{{Url(
                boundary.Http2
            )}}", token: { token: process.env.RINGFENCE_TOKEN }, authSchemePreference: ["httpBearerAuth"] })
            # boto3                 (AWS_BEARER_TOKEN_BEDROCK=$RINGFENCE_TOKEN)
            boto3.client("bedrock-runtime", region_name="us-east-1", endpoint_url="{{Url(boundary.Http1)}}")
            # Anthropic SDK
            new Anthropic({ baseURL: "{{Url(
                boundary.Http1
            )}}", authToken: process.env.RINGFENCE_TOKEN })      // model: "{{Model}}"
            # OpenAI SDK
            new OpenAI({ baseURL: "{{Url(
                boundary.Http1
            )}}/v1", apiKey: process.env.RINGFENCE_TOKEN })          // model: "{{Model}}"
            # Claude Code
            ANTHROPIC_BASE_URL={{Url(
                boundary.Http1
            )}} ANTHROPIC_AUTH_TOKEN=$RINGFENCE_TOKEN ANTHROPIC_MODEL={{Model}} claude

            Every answer names its AWS request id (x-amzn-requestid). Then: ./ringfence trail call REQUEST-ID
            Stop with Ctrl+C.
            """;

    private static void Row(Grid grid, string name, string value) =>
        grid.AddRow($"[bold]{name}[/]", Markup.Escape(value));

    private static string Url(Uri uri) => uri.GetLeftPart(UriPartial.Authority);

    private static string Relative(string path)
    {
        var relative = Path.GetRelativePath(Directory.GetCurrentDirectory(), path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }
}
