using System.Text;
using System.Text.Json;
using LandPlanner.Areas;
using LandPlanner.Audits;
using LandPlanner.Stores;

namespace LandPlanner.Reports.Tests;

public sealed class AuditResultJsonTests
{
    [Fact]
    public void Has_the_members_the_command_line_promises()
    {
        using var json = JsonDocument.Parse(AuditResultJson.Write(Results.Sample));

        Assert.Equal("""{"subjects":5,"violations":3,"notices":1,"notCovered":1,"slivers":1}""", Compact(json.RootElement.GetProperty("summary")));
        var finding = json.RootElement.GetProperty("findings")[0];
        Assert.Equal("violation", finding.GetProperty("verdict").GetString());
        Assert.Equal(10003.34m, finding.GetProperty("areaSquareMetres").GetDecimal());
        Assert.Equal(15.0050m, finding.GetProperty("areaMu").GetDecimal());
        Assert.Equal("farmland", finding.GetProperty("constraintLayer").GetString());
        Assert.Equal("[1,7]", Compact(finding.GetProperty("constraintIds")));
        Assert.Equal("[420300,4141000,420400,4141100.5]", Compact(finding.GetProperty("bbox")));
        Assert.Equal("cd34", json.RootElement.GetProperty("sources")[0].GetProperty("contentHash").GetString());
    }

    [Fact]
    public void Chinese_is_written_as_it_is() => Assert.Contains("\"地块1\"", Encoding.UTF8.GetString(AuditResultJson.Write(Results.Sample)), StringComparison.Ordinal);

    [Fact]
    public void Mu_of_classes_add_up_to_the_mu_of_the_finding()
    {
        using var json = JsonDocument.Parse(AuditResultJson.Write(Results.Sample));

        foreach (var finding in json.RootElement.GetProperty("findings").EnumerateArray().Where(finding => finding.GetProperty("classes").GetArrayLength() > 0))
            Assert.Equal(finding.GetProperty("areaMu").GetDecimal(), finding.GetProperty("classes").EnumerateArray().Sum(part => part.GetProperty("areaMu").GetDecimal()));
    }

    [Fact]
    public void A_record_gives_all_of_the_result_back()
    {
        var record = AuditResultJson.WriteRecord(Results.Sample);

        var again = AuditResultJson.Read(record);

        Assert.Equal(record, AuditResultJson.WriteRecord(again));
        Assert.All(Results.Sample.Findings.Zip(again.Findings), pair => Assert.True(pair.First.Shape!.EqualsExact(pair.Second.Shape)));
        Assert.Equal(Results.Sample.Findings[0].Area, again.Findings[0].Area);
        Assert.Equal(Verdict.NotCovered, again.Findings[4].Verdict);
        Assert.Equal<(Area?, Area?, Area?)>((new(666), new(111), new(22)), (again.Findings[1].ConstraintSum, again.Findings[1].LandUseExcess, again.Findings[1].VillageExcess));
    }

    [Fact]
    public void The_plain_form_reads_back_without_shapes() =>
        Assert.All(AuditResultJson.Read(AuditResultJson.Write(Results.Sample)).Findings, finding => Assert.Null(finding.Shape));

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"summary":{"subjects":1}}""")]
    public void What_is_no_result_is_refused(string json) =>
        Assert.Throws<WorkspaceException>(() => AuditResultJson.Read(Encoding.UTF8.GetBytes(json)));

    private static string Compact(JsonElement element) => JsonSerializer.Serialize(element);
}
