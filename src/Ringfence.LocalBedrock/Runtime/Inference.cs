using Ringfence.LocalBedrock.Guardrails;
using Ringfence.LocalBedrock.Host;
using Ringfence.LocalBedrock.Model;

namespace Ringfence.LocalBedrock.Runtime;

/// <summary>
/// One call of a model: (1) wait and fail as told, (2) the guardrail reads the prompt, (3) the stand-in answers, (4) the guardrail
/// reads the answer, (5) the tokens are counted.
/// </summary>
internal sealed class Inference(LocalBedrockOptions options, PromptCache cache, CallList calls, TimeProvider time)
{
    private readonly StandInBehaviour _behaviour = options.Behaviour;
    private readonly Failure? _failure =
        options.Behaviour.FailEvery > 0 ? Failure.Named(options.Behaviour.FailWith) : null;
    private int _count;

    /// <summary>Time between two streamed pieces of this prompt's answer.</summary>
    public TimeSpan ChunkDelay(Prompt prompt) => prompt.Directives.ChunkDelay ?? _behaviour.ChunkDelay;

    /// <exception cref="AwsFault">The stand-in was told to fail.</exception>
    public async Task<Exchange> RunAsync(ModelCall model, Prompt prompt)
    {
        calls.Arrived(model.Call);
        var delay = prompt.Directives.Delay ?? _behaviour.Delay;
        if (delay > TimeSpan.Zero)
        {
            await Task.Delay(delay, time, model.Call.Http.RequestAborted);
        }

        FailIfTold(model, prompt);
        var input = model.Guardrail?.Guardrail.Assess(GuardrailSource.Input, prompt.Guarded);
        if (input is { Blocked: true })
        {
            return Blocked(model, prompt, input, delay);
        }

        var spoken = StandIn.Answer(model.Call.ModelId!, Masked(prompt, model.Guardrail), () => NewToolUseId(model));
        var output = model.Guardrail?.Guardrail.Assess(GuardrailSource.Output, [spoken.Text]);
        var answer = Guarded(spoken, input, output);
        var latency = delay + (model.IsStream ? ChunkDelay(prompt) * answer.Pieces().Count() : TimeSpan.Zero);
        return new(
            model.Body,
            model.Call.Id,
            model.Placement,
            prompt,
            answer,
            cache.Account(model.Placement.Model.Id, prompt.Characters, prompt.Prefix, answer.Tokens),
            latency,
            delay,
            input is null ? null : GuardedExchange.Of(model.Guardrail!, input, output, spoken.Text)
        );
    }

    private void FailIfTold(ModelCall model, Prompt prompt)
    {
        // A stream that is to fail after some pieces begins well.
        if (prompt.Directives is { Fail: { } told } directives && !(model.IsStream && directives.After is not null))
        {
            throw told.AsFault();
        }

        if (_failure is not null && Interlocked.Increment(ref _count) % _behaviour.FailEvery == 0)
        {
            throw _failure.AsFault();
        }
    }

    private static Exchange Blocked(ModelCall model, Prompt prompt, Assessment input, TimeSpan delay) =>
        new(
            model.Body,
            model.Call.Id,
            model.Placement,
            prompt,
            new(input.BlockedMessage, null, StopReason.GuardrailIntervened),
            new(0, 0),
            delay,
            delay,
            GuardedExchange.Of(model.Guardrail!, input, null, null)
        );

    private static Prompt Masked(Prompt prompt, GuardrailUse? use) =>
        use is null
            ? prompt
            : prompt with
            {
                Asked = use.Guardrail.Assess(GuardrailSource.Input, [prompt.Asked]).Mask(0),
            };

    private static Answer Guarded(Answer spoken, Assessment? input, Assessment? output) =>
        output is { Blocked: true } ? new(output.BlockedMessage, null, StopReason.GuardrailIntervened)
        : output is { Masked: true } ? spoken with { Text = output.Mask(0), Stop = StopReason.GuardrailIntervened }
        : input is { Masked: true } ? spoken with { Stop = StopReason.GuardrailIntervened }
        : spoken;

    private static string NewToolUseId(ModelCall model)
    {
        var id = model.Call.Id.ToString("N");
        return model.Placement.Model.Family is ModelFamily.Claude && !model.IsConverse
            ? $"toolu_bdrk_{id[..24]}"
            : $"tooluse_{id[..22]}";
    }
}
