using Ringfence.Cli.Up;

namespace Ringfence.Cli.Demo;

/// <summary>The synthetic clinicians, and what each of them does.</summary>
internal sealed class Cast(Boundary boundary) : IDisposable
{
    private const string Sonnet = "claude-sonnet";

    /// <summary>A made-up patient, as the clinician names him.</summary>
    public const string Patient = "Patient: Harold Whitcombe, MRN: UH-48213377, DOB 03/14/1958, has a cough.";

    /// <summary>The scene in which she does.</summary>
    public const string Identifying = "names a patient";

    private readonly HttpClient _http = new();

    public async Task<IReadOnlyList<Scene>> PlayAsync(CancellationToken cancel)
    {
        var calls = new ClinicalCalls(_http, boundary.Http1);
        var okafor = Person("a.okafor", "oncology");
        var lindqvist = Person("m.lindqvist", "oncology");
        var abara = Person("j.abara", "research");
        var moreau = Person("c.moreau", "billing");
        var brandt = Person("t.brandt", "oncology");
        var stranger = new Clinician("(no token)", "", "", "");

        Func<Task<Scene>>[] script =
        [
            () => calls.ConverseAsync(okafor, Sonnet, "What are the staging rules?", "Bedrock, Converse", 200),
            () => calls.ConverseAsync(okafor, Sonnet, $"{Patient} [[local: echo]]", Identifying, 200),
            () =>
                calls.AnthropicStreamAsync(lindqvist, "List side effects. [[local: chunks=12]]", "Anthropic, streamed"),
            () =>
                calls.OpenAiWithToolsAsync(
                    abara,
                    "Look it up. [[local: tool=lookup_guideline]]",
                    "OpenAI, with a tool"
                ),
            () => calls.ConverseAsync(moreau, Sonnet, "Which code fits?", "a model that billing may not use", 403),
            () => calls.ConverseAsync(stranger, Sonnet, "Anyone there?", "nobody we know", 401),
            () => calls.ConverseAsync(okafor, Sonnet, "Once more. [[local: throttle]]", "AWS itself throttles", 429),
            () => calls.ConverseAsync(brandt, Sonnet, "Again.", "first of two allowed a minute", 200),
            () => calls.ConverseAsync(brandt, Sonnet, "Again.", "second of two", 200),
            () => calls.ConverseAsync(brandt, Sonnet, "Again.", "one too many", 429),
            () =>
                calls.AbandonAsync(
                    lindqvist,
                    "Be long. [[local: chunks=200; chunk-delay=20ms]]",
                    "streamed, the client leaves"
                ),
        ];
        var scenes = new List<Scene>();
        foreach (var scene in script)
        {
            cancel.ThrowIfCancellationRequested();
            scenes.Add(await scene());
        }

        return scenes;
    }

    public void Dispose() => _http.Dispose();

    private Clinician Person(string user, string team) =>
        new(user, team, "clinician", boundary.Token(user, team, "clinician", TimeSpan.FromMinutes(10)));
}
