using Ringfence.Cli.Up;

namespace Ringfence.Cli.Demo;

/// <summary>The synthetic clinicians, and what each of them does.</summary>
internal sealed class Cast(Boundary boundary)
{
    public async Task<IReadOnlyList<Scene>> PlayAsync(CancellationToken cancel)
    {
        using var http = new HttpClient();
        var calls = new ClinicalCalls(http, boundary.Http1);
        var okafor = Person("a.okafor", "oncology");
        var lindqvist = Person("m.lindqvist", "oncology");
        var abara = Person("j.abara", "research");
        var moreau = Person("c.moreau", "billing");
        var brandt = Person("t.brandt", "oncology");
        var stranger = new Clinician("(no token)", "", "", "");

        List<Scene> scenes =
        [
            await calls.ConverseAsync(okafor, "claude-sonnet", "Summarise the staging rules for early breast cancer.", "Bedrock, Converse", 200),
            await calls.AnthropicStreamAsync(lindqvist, "List the side effects of tamoxifen. [[local: chunks=12]]", "Anthropic, streamed"),
            await calls.OpenAiWithToolsAsync(abara, "Look up the guideline. [[local: tool=lookup_guideline]]", "OpenAI, with a tool"),
            await calls.ConverseAsync(moreau, "claude-sonnet", "Which code fits this visit?", "a model that billing may not use", 403),
            await calls.ConverseAsync(stranger, "claude-sonnet", "Anyone there?", "nobody we know", 401),
            await calls.ConverseAsync(okafor, "claude-sonnet", "Once more. [[local: throttle]]", "AWS itself throttles", 429),
        ];
        for (var i = 1; i <= 3; i++)
        {
            scenes.Add(await calls.ConverseAsync(brandt, "claude-haiku", "Again, please.", $"call {i} of 2 allowed a minute", i <= 2 ? 200 : 429));
        }

        scenes.Add(await calls.AbandonAsync(lindqvist, "A long answer. [[local: chunks=200 delay=20ms]]", "streamed, and the client leaves"));
        cancel.ThrowIfCancellationRequested();
        return scenes;
    }

    private Clinician Person(string user, string team) =>
        new(user, team, "clinician", boundary.Token(user, team, "clinician", TimeSpan.FromMinutes(10)));
}
