using Ringfence.Aws.Bedrock;
using Ringfence.Gateway.Doors;
using Ringfence.Gateway.Limits;
using Ringfence.Gateway.Listening;
using Ringfence.Gateway.Phi;
using Ringfence.Gateway.Recording;
using Ringfence.Redaction;

namespace Ringfence.Gateway.Answers;

/// <summary>
/// An answer that comes as one body: read whole, counted, recorded, and only then given to the client, so that nobody holds a complete
/// answer whose entry is not durable.
/// </summary>
internal sealed class WholeAnswer(Recorder recorder, LimitsOptions limits)
{
    /// <summary>Null when the client was answered, by Bedrock's success or Bedrock's error.</summary>
    public async ValueTask<Refusal?> SendAsync(Exchange exchange, HttpResponseMessage answer, IDoor door)
    {
        using var body = new PooledBuffer(RequestBody.FirstCapacity(answer.Content.Headers.ContentLength));
        if (await ReadAsync(exchange, answer, body) is { } refusal)
        {
            return refusal;
        }
        exchange.IsPartial = false;
        AnswerHeaders.Pass(answer, exchange);
        return answer.IsSuccessStatusCode
            ? await SucceedAsync(exchange, answer, body)
            : await FailAsync(exchange, answer, body, door);
    }

    /// <summary>The models that the caller may use, in the client's protocol. No model is called, so nothing is recorded.</summary>
    public async ValueTask ListAsync(Exchange exchange, IDoor door, IReadOnlyList<string> names)
    {
        using var body = new PooledBuffer();
        door.WriteModels(names, body);
        await WriteAsync(exchange, "application/json", body);
    }

    private async ValueTask<Refusal?> SucceedAsync(Exchange exchange, HttpResponseMessage answer, PooledBuffer body)
    {
        var call = exchange.Call!;
        await SocketThreads.LeaveFor(body.Length);
        if (exchange.Upstream!.Operation != Operation.CountTokens)
        {
            AnswerJson.Read(body.Span, exchange.Usage);
        }
        exchange.Status = (int)answer.StatusCode;
        using var treated = new PooledBuffer(body.Length + 256);
        if (Treat(exchange, body, treated, out var changed) is { } unjudged)
        {
            return unjudged;
        }
        body = changed;
        if (call.PassesThrough)
        {
            return await recorder.AnsweredAsync(exchange)
                ?? await WriteAsync(exchange, ContentType(answer) ?? call.AnswerContentType, body);
        }
        using var translated = new PooledBuffer(body.Length + 256);
        try
        {
            call.WriteAnswer(body.Span, translated);
        }
        catch (InvalidDataException)
        {
            return new(GatewayError.UpstreamRefused, "Bedrock's answer is not what its operation returns.");
        }
        return await recorder.AnsweredAsync(exchange) ?? await WriteAsync(exchange, call.AnswerContentType, translated);
    }

    /// <summary>Step 8: the caller's own values come back, and policy is applied to what the model brought up.</summary>
    private static Refusal? Treat(Exchange exchange, PooledBuffer body, PooledBuffer treated, out PooledBuffer given)
    {
        given = body;
        if (exchange.Phi is not { ReadsAnswers: true } phi)
        {
            return null;
        }
        try
        {
            given = AnswerBody.Write(body.Span, phi, treated) ? treated : body;
            if (phi.Rules.Answers != AnswerPolicy.Off)
            {
                exchange.Http.Response.Headers[AnswerBody.HeaderName] = CallPhi.Header(
                    phi.AnswerPolicyName,
                    phi.Answer
                );
            }
            return null;
        }
        catch (RedactionFailedException failed)
        {
            return StreamedAnswer.Unjudged(failed);
        }
        catch (InvalidDataException)
        {
            return new(GatewayError.UpstreamRefused, "Bedrock's answer is not what its operation returns.");
        }
    }

    /// <summary>Bedrock's error: as it is where answers pass through, else its type and message in the client's protocol.</summary>
    private async ValueTask<Refusal?> FailAsync(
        Exchange exchange,
        HttpResponseMessage answer,
        PooledBuffer body,
        IDoor door
    )
    {
        var fault = BedrockError.Parse(AnswerHeaders.ErrorType(answer.Headers), body.Span);
        exchange.FailUpstream((int)answer.StatusCode, fault.Type ?? "");
        if (await recorder.AnsweredAsync(exchange) is { } notDurable)
        {
            return notDurable;
        }
        if (exchange.Call!.PassesThrough)
        {
            return await WriteAsync(exchange, ContentType(answer) ?? "application/json", body);
        }
        using var error = new PooledBuffer(body.Length + 256);
        door.WriteError(UpstreamErrors.Of(exchange, fault), exchange.Http.Response.Headers, error);
        return await WriteAsync(exchange, "application/json", error);
    }

    private async ValueTask<Refusal?> ReadAsync(Exchange exchange, HttpResponseMessage answer, PooledBuffer body)
    {
        try
        {
            var stream = await answer.Content.ReadAsStreamAsync(exchange.Deadline.Token);
            while (true)
            {
                exchange.Deadline.AwaitMore();
                var read = await stream.ReadAsync(body.GetMemory(4096), exchange.Deadline.Token);
                if (read == 0)
                {
                    return null;
                }
                body.Advance(read);
                if (body.Length > limits.MaxAnswerBytes)
                {
                    return new(
                        GatewayError.StreamBroken,
                        $"Bedrock's answer is longer than {limits.MaxAnswerBytes} bytes (Limits:MaxAnswerBytes)."
                    );
                }
            }
        }
        catch (OperationCanceledException) when (exchange.Deadline.Token.IsCancellationRequested)
        {
            return exchange.Deadline.Cause();
        }
        catch (IOException)
        {
            return new(GatewayError.StreamBroken, "Bedrock closed the connection in the middle of its answer.");
        }
    }

    private static async ValueTask<Refusal?> WriteAsync(Exchange exchange, string contentType, PooledBuffer body)
    {
        var response = exchange.Http.Response;
        response.StatusCode = exchange.Status;
        response.ContentType = contentType;
        response.ContentLength = body.Length;
        AnswerHeaders.WriteIds(exchange);
        await ClientWriter.WriteAsync(exchange, body.Memory);
        return null;
    }

    private static string? ContentType(HttpResponseMessage answer) =>
        answer.Content.Headers.NonValidated.TryGetValues("Content-Type", out var values) ? values.ToString() : null;
}
