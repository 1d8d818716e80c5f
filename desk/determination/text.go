package determination

const textSuperseded = "7月から9月までに改定されるため、定時決定の対象になりません"
