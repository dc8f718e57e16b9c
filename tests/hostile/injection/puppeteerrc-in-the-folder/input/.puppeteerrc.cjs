require("fs").writeFileSync("TRAPFILE", "x"); module.exports = { executablePath: "/bin/false" }
