using System.Text;
using Ringfence.Aws.Bedrock;

namespace Ringfence.Tests.Aws.Bedrock;

public class BedrockErrorTests
{
    [Theory]
    [InlineData("ThrottlingException", """{"message":"slow down"}""", "ThrottlingException", "slow down")]
    [InlineData(
        "ThrottlingException:http://internal.amazon.com/coral/",
        """{"Message":"slow down"}""",
        "ThrottlingException",
        "slow down"
    )]
    [InlineData("com.amazon.coral.service#ValidationException", "{}", "ValidationException", "")]
    [InlineData("aws.x#ValidationException:http://x#y", "{}", "ValidationException", "")]
    [InlineData(null, """{"code":"AccessDeniedException","message":"no"}""", "AccessDeniedException", "no")]
    [InlineData(
        null,
        """{"details":{"message":"inner","code":"Inner"},"__type":"ns#AccessDeniedException"}""",
        "AccessDeniedException",
        ""
    )]
    [InlineData("ValidationException", """{"__type":"Other","message":"m"}""", "ValidationException", "m")]
    [InlineData(null, "<html>502</html>", null, "")]
    [InlineData(null, "", null, "")]
    [InlineData("ValidationException", """{"message":"cut""", "ValidationException", "")]
    [InlineData(null, """[1]""", null, "")]
    [InlineData(null, """{"message":1,"code":{}}""", null, "")]
    public void An_error_response_is_read_as_the_sdks_read_it(string? header, string body, string? type, string message)
    {
        var error = BedrockError.Parse(header, Encoding.UTF8.GetBytes(body));
        Assert.Equal(type, error.Type);
        Assert.Equal(message, error.Message);
    }

    [Fact]
    public void The_table_agrees_with_the_service_models()
    {
        var seen = 0;
        foreach (
            var (name, status, retryable) in Facts.Exceptions("bedrock-runtime").Concat(Facts.Exceptions("bedrock"))
        )
        {
            var type = BedrockErrors.Find(name);
            Assert.True(type is not null, name);
            Assert.True(status == type.Status, $"{name}: {type.Status}, the model says {status}");
            Assert.True(!retryable || type.Retryable, name);
            seen++;
        }

        Assert.InRange(seen, 15, 100);
    }

    [Fact]
    public void Every_exception_of_a_stream_is_found_by_its_member()
    {
        foreach (var (name, member) in Facts.StreamExceptions())
        {
            Assert.Equal(name, BedrockErrors.FindInStream(member)?.Name);
            Assert.Equal(member, BedrockErrors.StreamMemberOf(name));
        }

        Assert.Equal("internalServerException", BedrockErrors.StreamMemberOf("AccessDeniedException"));
        Assert.Null(BedrockErrors.FindInStream("accessDeniedException"));
        Assert.Null(BedrockErrors.Find("NoSuchException"));
    }
}
